package dev.portico.orderedit.export;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Orders as a CSV file. */
@Path("/api/v1/orders:export")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class OrderExportResource {

    private final OrderExports orders;
    private final SignedIn signedIn;

    OrderExportResource(OrderExports orders, SignedIn signedIn) {
        this.orders = orders;
        this.signedIn = signedIn;
    }

    @GET
    @Produces(ChunkedCsv.MEDIA_TYPE)
    @Operation(summary = "Orders as CSV, newest first: all, or those with a tag. Streamed")
    public Multi<String> orders(@QueryParam("tag") @Size(max = 255) @Nullable String tag) {
        var merchant = signedIn.merchant();
        var wanted = Optional.ofNullable(tag).map(String::strip).filter(value -> !value.isEmpty());
        return new ChunkedCsv(OrderExports.HEADER, after -> orders.chunk(merchant, wanted, after)).file("orders.csv");
    }
}
