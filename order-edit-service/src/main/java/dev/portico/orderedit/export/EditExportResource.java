package dev.portico.orderedit.export;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.usage.Days;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Committed edits as a CSV file. */
@Path("/api/v1/order-edits:export")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class EditExportResource {

    private static final int LONGEST = 3660;

    private final EditExports edits;
    private final ExportDays days;
    private final SignedIn signedIn;

    EditExportResource(EditExports edits, ExportDays days, SignedIn signedIn) {
        this.edits = edits;
        this.days = days;
        this.signedIn = signedIn;
    }

    @GET
    @Produces(ChunkedCsv.MEDIA_TYPE)
    @Operation(
            summary = "Committed edits as CSV, oldest first. Streamed",
            description = "from and to are days of the shop, both included; unless said, the last 30 days")
    @APIResponse(responseCode = "200", description = "A file")
    @APIResponse(responseCode = "400", description = "from or to is no day, or they are too far apart")
    public Multi<String> edits(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        var merchant = signedIn.merchant();
        var asked = Days.Asked.of(from, to, LONGEST);
        var range = days.range(merchant, asked, LONGEST).memoize().indefinitely();
        return new ChunkedCsv(EditExports.HEADER, after -> range.chain(known -> edits.chunk(merchant, known, after)))
                .file("order-edits.csv");
    }
}
