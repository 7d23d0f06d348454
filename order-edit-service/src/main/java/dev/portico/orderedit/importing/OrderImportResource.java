package dev.portico.orderedit.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.Fault;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.PutOrderOutcome;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Orders from elsewhere. Blocking only where it reads the body, which may be larger than memory. */
@Path("/api/v1/orders:import")
@RolesAllowed({Roles.ADMIN, Roles.STAFF})
class OrderImportResource {

    static final String NDJSON = "application/x-ndjson";

    private static final String SHOPIFY = "shopify-rest";
    private static final int DOCUMENT_LIMIT = 1024 * 1024;

    private final OrderImports imports;
    private final ObjectMapper json;
    private final SignedIn signedIn;

    OrderImportResource(OrderImports imports, ObjectMapper json, SignedIn signedIn) {
        this.imports = imports;
        this.json = json;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Many orders, one a line with its externalId; a result for each line as it is stored")
    public Multi<ImportResult> lines(InputStream body) {
        return RestMulti.fromMultiData(imports.lines(signedIn.caller(), body)).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "One order in another system's form; format is shopify-rest")
    @APIResponse(responseCode = "201", description = "New")
    @APIResponse(responseCode = "200", description = "Merged, unchanged, or ignored with the reason")
    @APIResponse(responseCode = "422", description = "Not stored: every mismatch is named")
    public Uni<RestResponse<PutOrderOutcome>> document(@QueryParam("format") @Nullable String format, InputStream body)
            throws IOException {
        if (!SHOPIFY.equals(format)) {
            throw unknownFormat();
        }
        return imports.shopify(signedIn.caller(), document(body)).map(OrderImportResource::answer);
    }

    private JsonNode document(InputStream body) throws IOException {
        var bytes = body.readNBytes(DOCUMENT_LIMIT + 1);
        if (bytes.length > DOCUMENT_LIMIT) {
            throw Problems.of(413, "body-too-large", "The body is too large");
        }
        try {
            var document = json.readTree(bytes);
            if (document == null || !document.isObject()) {
                throw unreadable();
            }
            return document;
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static RuntimeException unreadable() {
        return Problems.of(
                400,
                "unreadable-json",
                "The body can't be read",
                List.of(new Fault("broken-json", "", "The body is no JSON object", Map.of())));
    }

    private static RuntimeException unknownFormat() {
        return Problems.of(
                400,
                "unknown-format",
                "The format is not known",
                List.of(new Fault(
                        "unknown-format",
                        "",
                        "format must be " + SHOPIFY + "; lines are sent as " + NDJSON,
                        Map.of("supported", List.of(SHOPIFY)))));
    }

    private static RestResponse<PutOrderOutcome> answer(PutOrderOutcome outcome) {
        return outcome.effect() == PutOrderOutcome.Effect.CREATED
                ? RestResponse.status(RestResponse.Status.CREATED, outcome)
                : RestResponse.ok(outcome);
    }
}
