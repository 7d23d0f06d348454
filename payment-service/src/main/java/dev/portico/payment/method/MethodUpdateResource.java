package dev.portico.payment.method;

import dev.portico.kit.http.Faults;
import dev.portico.kit.identity.Roles;
import dev.portico.payment.processor.WebAddress;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Where the portal turns a customer's link into a page that saves a card. Posted only: looking at a link uses nothing up. */
@Path("/internal/payment-method-updates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class MethodUpdateResource {

    private final SaveCard saveCard;

    MethodUpdateResource(SaveCard saveCard) {
        this.saveCard = saveCard;
    }

    /**
     * @param token of the link, as it is
     * @param returnUrl absolute http(s) address the customer goes to afterwards
     */
    record MethodUpdateRequest(@NotBlank @Size(max = 500) String token, @NotNull @Size(max = 2000) String returnUrl) {}

    /** @param url the processor's page */
    record MethodUpdateView(UUID setupId, String url) {}

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = MethodUpdateView.class, responseCode = "201")
    public Uni<MethodUpdateView> start(@NotNull @Valid MethodUpdateRequest request) {
        if (!WebAddress.isOne(request.returnUrl())) {
            new Faults()
                    .add("invalid-url", "/returnUrl", "An absolute http or https address is needed")
                    .throwIfAny(400, "invalid-request", "The request has faults");
        }
        return saveCard.start(request.token(), request.returnUrl())
                .map(setup ->
                        new MethodUpdateView(setup.id(), setup.requireSession().url()));
    }
}
