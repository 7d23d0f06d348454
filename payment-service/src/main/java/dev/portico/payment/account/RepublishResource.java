package dev.portico.payment.account;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Lets consumers rebuild their views: a merchant's admin for their own accounts, the operator for everybody's. */
@Path("/api/v1/accounts:republish")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
class RepublishResource {

    private final Republishes republishes;
    private final RepublishEverybody everybody;
    private final SignedIn signedIn;

    RepublishResource(Republishes republishes, RepublishEverybody everybody, SignedIn signedIn) {
        this.republishes = republishes;
        this.everybody = everybody;
        this.signedIn = signedIn;
    }

    record Started(List<Republish> started) {}

    record Republish(UUID id, String merchant) {}

    @POST
    @ResponseStatus(202)
    @APIResponseSchema(value = Started.class, responseCode = "202")
    public Uni<Started> republish(@Context SecurityContext caller) {
        return merchants(caller.isUserInRole(Roles.OPERATOR))
                .chain(merchants -> Multi.createFrom()
                        .iterable(merchants)
                        .onItem()
                        .transformToUniAndConcatenate(this::start)
                        .collect()
                        .asList())
                .map(Started::new);
    }

    private Uni<Republish> start(MerchantId merchant) {
        return republishes.start(merchant).map(id -> new Republish(id, merchant.value()));
    }

    private Uni<List<MerchantId>> merchants(boolean all) {
        return all ? everybody.merchants() : Uni.createFrom().item(List.of(signedIn.merchant()));
    }
}
