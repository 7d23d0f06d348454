package dev.portico.payment.charge;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The charges of an order, for staff to see. */
@Path("/api/v1/orders/{orderId}/charges")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class OrderChargesResource {

    private final Charges charges;
    private final SignedIn signedIn;

    OrderChargesResource(Charges charges, SignedIn signedIn) {
        this.charges = charges;
        this.signedIn = signedIn;
    }

    @GET
    public Uni<Page<ChargeView>> list(
            UUID orderId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return charges.ofOrder(
                signedIn.merchant(), orderId, Optional.ofNullable(cursor).map(Cursor::decode), limit);
    }
}
