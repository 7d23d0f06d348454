package dev.portico.portal.merchant;

import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.merchant.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Merchants for the operator, own settings for a merchant's admin. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MerchantResource {

    private final Merchants merchants;
    private final SignedIn signedIn;

    MerchantResource(Merchants merchants, SignedIn signedIn) {
        this.merchants = merchants;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/merchants")
    @RolesAllowed(Roles.OPERATOR)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MerchantWire.View.class)))
    public Uni<Response> create(@NotNull SettingsRequest request) {
        return merchants
                .create(request.newId(), request.settings(), signedIn.actor())
                .map(MerchantResource::created);
    }

    @GET
    @Path("/merchants/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MerchantWire.View.class)))
    public Uni<Response> find(String id) {
        if (!MerchantId.isValid(id)) {
            throw Problems.notFound("merchant");
        }
        return merchants.require(new MerchantId(id)).map(MerchantResource::tagged);
    }

    @GET
    @Path("/merchant")
    @RolesAllowed(Roles.ADMIN)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MerchantWire.View.class)))
    public Uni<Response> own() {
        return merchants.require(signedIn.merchant()).map(MerchantResource::tagged);
    }

    @PUT
    @Path("/merchant")
    @RolesAllowed(Roles.ADMIN)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MerchantWire.View.class)))
    public Uni<Response> change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull SettingsRequest request) {
        var settings = request.settings();
        return merchants
                .change(
                        signedIn.merchant(),
                        Optional.of(Versions.required(ifMatch)),
                        merchant -> merchant.with(settings),
                        signedIn.actor())
                .map(MerchantResource::tagged);
    }

    private static Response created(Creation creation) {
        var place = URI.create("/api/v1/merchants/" + creation.merchant().id());
        var answer = creation.isNew() ? Response.created(place) : Response.ok().location(place);
        return answer.tag(tag(creation.merchant()))
                .entity(MerchantWire.view(creation.merchant()))
                .build();
    }

    private static Response tagged(Merchant merchant) {
        return Response.ok(MerchantWire.view(merchant)).tag(tag(merchant)).build();
    }

    private static EntityTag tag(Merchant merchant) {
        return new EntityTag(String.valueOf(merchant.version()));
    }
}
