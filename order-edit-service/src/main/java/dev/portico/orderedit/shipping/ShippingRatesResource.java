package dev.portico.orderedit.shipping;

import dev.portico.kit.document.Etags;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The merchant's shipping rates: zones, the rates in each, and each rate's bands by subtotal or weight. */
@Path("/api/v1/shipping-rates")
@Produces(MediaType.APPLICATION_JSON)
class ShippingRatesResource {

    private final ShippingRateTables tables;
    private final SignedIn signedIn;

    ShippingRatesResource(ShippingRateTables tables, SignedIn signedIn) {
        this.tables = tables;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "The shipping rates, with their ETag")
    @APIResponse(
            responseCode = "200",
            description = "The rates; without zones there are none",
            content = @Content(schema = @Schema(implementation = ShippingRates.class)))
    public Uni<RestResponse<ShippingRates>> get() {
        return tables.current(signedIn.merchant()).map(ShippingRatesResource::answer);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Replace the shipping rates whole; applies to edits from now on")
    @APIResponse(
            responseCode = "200",
            description = "The rates as they are now",
            content = @Content(schema = @Schema(implementation = ShippingRates.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: each wrong field is named")
    public Uni<RestResponse<ShippingRates>> put(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ShippingRatesInput body) {
        var rates = ShippingRatesReader.read(body);
        return tables.replace(signedIn.merchant(), Etags.expected(ifMatch, ShippingRateTables.CHANGED), rates)
                .map(ShippingRatesResource::answer);
    }

    private static RestResponse<ShippingRates> answer(Versioned<ShippingRates> table) {
        return Etags.answer(table.document(), table.version());
    }
}
