package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where the bank asks a customer about a charge that was made while they were away. Looking changes nothing. */
@Path("/sandbox/confirm/{confirmation}")
@PermitAll
class SandboxConfirmPages {

    private static final String PAID = "Thank you. The payment went through, and the shop has been told.";
    private static final String DECLINED = "Nothing was charged. The shop has been told.";
    private static final String PROCESSING = "Your bank hasn’t answered yet. You don’t need to do anything.";

    private final SandboxDoor door;
    private final SandboxCharges charges;

    SandboxConfirmPages(SandboxDoor door, SandboxCharges charges) {
        this.door = door;
        this.charges = charges;
    }

    record confirm(PageView page, String method) implements TemplateInstance {}

    @GET
    @Operation(summary = "The page on which the bank asks about a charge")
    public Uni<Response> show(String confirmation) {
        return door.merchantOf(confirmation)
                .chain(merchant -> charges.find(merchant, confirmation))
                .chain(SandboxConfirmPages::page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Answers the bank's question about a charge")
    public Uni<Response> answer(String confirmation, @RestForm @Nullable String answer) {
        return door.merchantOf(confirmation)
                .chain(merchant -> charges.confirm(merchant, confirmation, "approve".equals(answer)))
                .map(charge -> SandboxAnswers.seeOther("/sandbox/confirm/" + charge.confirmation()));
    }

    @ServerExceptionMapper
    public Uni<Response> unknown(UnknownSessionException unknown) {
        return SandboxAnswers.html(404, new SandboxPages.missing(), null);
    }

    private static Uni<Response> page(SandboxCharge charge) {
        return SandboxAnswers.html(200, content(charge), null);
    }

    private static TemplateInstance content(SandboxCharge charge) {
        var page = PageView.of(charge);
        return switch (charge.status()) {
            case REQUIRES_ACTION -> new confirm(page, charge.method());
            case SUCCEEDED -> new SandboxPages.message(page, "Paid", PAID);
            case DECLINED -> new SandboxPages.message(page, "Not paid", DECLINED);
            case PROCESSING -> new SandboxPages.message(page, "Waiting for your bank", PROCESSING);
        };
    }
}
