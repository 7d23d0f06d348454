package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.domain.CardForm;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.SandboxSession.Status;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The hosted payment page. Looking changes nothing; forms are posted and answered by a redirect, to the shop once the
 * payment is on its way, back to the page when another card is needed.
 */
@Path("/sandbox/pay/{session}")
@PermitAll
class SandboxPages {

    private static final String ON_FILE = "on-file";
    private static final String PROCESSING =
            "Your bank hasn’t answered yet. You don’t need to do anything: the shop hears of it as soon as it has. Please don’t pay again.";
    private static final String PAID = "Thank you. The payment went through, and the shop has been told.";
    private static final String EXPIRED =
            "Nothing was charged. The amount may have changed: go back to your order and pay from there.";

    private final SandboxDoor door;
    private final Sandbox sandbox;
    private final Clock clock;

    SandboxPages(SandboxDoor door, Sandbox sandbox, Clock clock) {
        this.door = door;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    record card(CardFormView form) implements TemplateInstance {}

    record confirm(PageView page, String method) implements TemplateInstance {}

    record message(PageView page, String title, String text) implements TemplateInstance {}

    record missing() implements TemplateInstance {}

    @GET
    @Operation(summary = "The page to pay on")
    public Uni<Response> show(String session, @QueryParam("card") @Nullable String picked) {
        return door.merchantOf(session)
                .chain(merchant -> sandbox.find(merchant, session))
                .chain(found -> page(found, picked));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Pays with the card on file, or with one that was typed")
    public Uni<Response> pay(
            String session,
            @RestForm @Nullable String with,
            @RestForm @Nullable String number,
            @RestForm @Nullable String expiry,
            @RestForm @Nullable String cvc,
            @RestForm @Nullable String name,
            @RestForm @Nullable String save,
            @RestForm @Nullable String form) {
        if (ON_FILE.equals(with)) {
            return payOnFile(session, SandboxAnswers.formNumber(form));
        }
        var typed = CardForm.of(number, expiry, cvc, name);
        var mistakes = typed.mistakes(YearMonth.now(clock));
        return door.merchantOf(session)
                .chain(merchant -> mistakes.isEmpty()
                        ? pay(merchant, session, typed.card(), SandboxAnswers.formNumber(form), save != null)
                        : sandbox.find(merchant, session).chain(found -> correct(found, typed, mistakes)));
    }

    @POST
    @Path("/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Answers the bank's question")
    public Uni<Response> confirm(String session, @RestForm @Nullable String answer) {
        return door.merchantOf(session)
                .chain(merchant -> sandbox.confirm(merchant, session, "approve".equals(answer)))
                .map(this::goOn);
    }

    @ServerExceptionMapper
    public Uni<Response> unknown(UnknownSessionException unknown) {
        return SandboxAnswers.html(404, new missing(), null);
    }

    private Uni<Response> payOnFile(String session, int form) {
        return door.merchantOf(session)
                .chain(merchant -> sandbox.payOnFile(merchant, session, form))
                .map(this::goOn);
    }

    private Uni<Response> pay(MerchantId merchant, String session, TestCard card, int form, boolean save) {
        return sandbox.pay(merchant, session, card, form, save).map(this::goOn);
    }

    private Uni<Response> correct(SandboxSession session, CardForm typed, Map<String, String> mistakes) {
        return session.statusAt(clock.instant()) == Status.OPEN
                ? html(422, session, new card(CardFormView.of(session, typed, mistakes)))
                : page(session, null);
    }

    private Uni<Response> page(SandboxSession session, @Nullable String picked) {
        var page = PageView.of(session);
        return switch (session.statusAt(clock.instant())) {
            case OPEN -> html(200, session, new card(CardFormView.of(session, TestCard.bySlug(picked))));
            case REQUIRES_ACTION -> html(200, session, new confirm(page, Objects.requireNonNull(session.method())));
            case PROCESSING -> html(200, session, new message(page, "Waiting for your bank", PROCESSING));
            case PAID -> html(200, session, new message(page, "Paid", PAID));
            case EXPIRED -> html(410, session, new message(page, "This page is closed", EXPIRED));
        };
    }

    /** On to the shop when the payment is under way; back to this page when the customer is still needed here. */
    private Response goOn(SandboxSession session) {
        var status = session.statusAt(clock.instant());
        return status == Status.PAID || status == Status.PROCESSING
                ? SandboxAnswers.seeOther(session.returnUrl())
                : SandboxAnswers.seeOther("/sandbox/pay/" + session.id());
    }

    private static Uni<Response> html(int status, SandboxSession session, TemplateInstance page) {
        return SandboxAnswers.html(status, page, session.returnUrl());
    }
}
