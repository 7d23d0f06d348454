package dev.portico.portal.wording;

import dev.portico.kit.document.Etags;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.kit.text.Languages;
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

/** The texts of the pages, and what the shop says in words of its own. */
@Path("/api/v1/texts")
@Produces(MediaType.APPLICATION_JSON)
class WordingResource {

    private final Wordings wordings;
    private final SignedIn signedIn;

    WordingResource(Wordings wordings, SignedIn signedIn) {
        this.wordings = wordings;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "The shop's own words, with their ETag")
    @APIResponse(
            responseCode = "200",
            description = "By language and key",
            content = @Content(schema = @Schema(implementation = WordingWire.Own.class)))
    public Uni<RestResponse<WordingWire.Own>> own() {
        return wordings.read(signedIn.merchant()).map(WordingResource::answer);
    }

    @GET
    @Path("/{language}")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "All texts of one language: the portal's, the values they need, the shop's own words")
    @APIResponse(
            responseCode = "200",
            description = "By key",
            content = @Content(schema = @Schema(implementation = WordingWire.Language.class)))
    @APIResponse(responseCode = "404", description = "The portal has no such language")
    public Uni<RestResponse<WordingWire.Language>> language(String language) {
        if (!Languages.ALL.contains(language)) {
            throw Problems.notFound("language");
        }
        return wordings.read(signedIn.merchant())
                .map(own -> Etags.answer(WordingWire.language(language, own.document()), own.version()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Replace the shop's own words; what is left out is said in the portal's words again")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = WordingWire.Own.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: each text that can't stand is named")
    public Uni<RestResponse<WordingWire.Own>> replace(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull WordingWire.Own words) {
        var wording = words.wording();
        var faults = WordingRules.faults(wording);
        if (!faults.isEmpty()) {
            throw Problems.of(422, "invalid-texts", "The texts were not changed", faults);
        }
        return wordings.replace(signedIn.merchant(), Etags.expected(ifMatch, Wordings.CHANGED), wording)
                .map(WordingResource::answer);
    }

    private static RestResponse<WordingWire.Own> answer(Versioned<Wording> own) {
        return Etags.answer(WordingWire.own(own.document()), own.version());
    }
}
