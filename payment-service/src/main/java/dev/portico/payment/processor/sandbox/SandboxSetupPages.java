package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.CardForm;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup.Status;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The hosted page that saves a card. Looking changes nothing; the form is posted and answered by a redirect. */
@Path("/sandbox/setup/{session}")
@PermitAll
class SandboxSetupPages {

    private static final String SAVED = "Thank you. The card is saved, and the shop has been told.";
    private static final String EXPIRED = "Nothing was saved. Ask for a new link on the page of your order.";

    private final SandboxDoor door;
    private final SandboxVault vault;
    private final Clock clock;

    SandboxSetupPages(SandboxDoor door, SandboxVault vault, Clock clock) {
        this.door = door;
        this.vault = vault;
        this.clock = clock;
    }

    record card(CardFormView form) implements TemplateInstance {}

    @GET
    @Operation(summary = "The page to save a card on")
    public Uni<Response> show(String session, @QueryParam("card") @Nullable String picked) {
        return door.merchantOf(session)
                .chain(merchant -> vault.find(merchant, session))
                .chain(found -> page(found, picked));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Saves a card")
    public Uni<Response> save(
            String session,
            @RestForm @Nullable String number,
            @RestForm @Nullable String expiry,
            @RestForm @Nullable String cvc,
            @RestForm @Nullable String name,
            @RestForm @Nullable String form) {
        var typed = CardForm.of(number, expiry, cvc, name);
        var mistakes = typed.mistakes(YearMonth.now(clock));
        return door.merchantOf(session)
                .chain(merchant -> mistakes.isEmpty()
                        ? vault.save(merchant, session, typed.card(), SandboxAnswers.formNumber(form))
                                .map(this::goOn)
                        : vault.find(merchant, session).chain(found -> correct(found, typed, mistakes)));
    }

    @ServerExceptionMapper
    public Uni<Response> unknown(UnknownSessionException unknown) {
        return SandboxAnswers.html(404, new SandboxPages.missing(), null);
    }

    private Uni<Response> correct(SandboxSetup setup, CardForm typed, Map<String, String> mistakes) {
        return setup.statusAt(clock.instant()) == Status.OPEN
                ? html(422, setup, new card(CardFormView.of(setup, typed, mistakes)))
                : page(setup, null);
    }

    private Uni<Response> page(SandboxSetup setup, @Nullable String picked) {
        var page = PageView.of(setup);
        return switch (setup.statusAt(clock.instant())) {
            case OPEN -> html(200, setup, new card(CardFormView.of(setup, TestCard.bySlug(picked))));
            case SAVED -> html(200, setup, new SandboxPages.message(page, "Saved", SAVED));
            case EXPIRED -> html(410, setup, new SandboxPages.message(page, "This page is closed", EXPIRED));
        };
    }

    private Response goOn(SandboxSetup setup) {
        return setup.statusAt(clock.instant()) == Status.SAVED
                ? SandboxAnswers.seeOther(setup.returnUrl())
                : SandboxAnswers.seeOther("/sandbox/setup/" + setup.id());
    }

    private static Uni<Response> html(int status, SandboxSetup setup, TemplateInstance page) {
        return SandboxAnswers.html(status, page, setup.returnUrl());
    }
}
