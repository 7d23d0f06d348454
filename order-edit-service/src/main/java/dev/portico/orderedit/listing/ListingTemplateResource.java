package dev.portico.orderedit.listing;

import dev.portico.kit.document.Etags;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.listing.ListingInput.TemplateInput;
import dev.portico.orderedit.order.TermsExcerpt;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Terms and words that listings can take over. */
@Path("/api/v1/listing-templates/{name}")
@Produces(MediaType.APPLICATION_JSON)
class ListingTemplateResource {

    private final ListingTemplates templates;
    private final SignedIn signedIn;

    ListingTemplateResource(ListingTemplates templates, SignedIn signedIn) {
        this.templates = templates;
        this.signedIn = signedIn;
    }

    /** A template as it is answered. */
    record TemplateView(String name, TermsExcerpt terms, Map<String, String> statementTexts) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "A template, with its ETag")
    @APIResponse(responseCode = "404", description = "No such template of this merchant")
    public Uni<RestResponse<TemplateView>> get(String name) {
        return templates.get(signedIn.merchant(), name).map(template -> answer(name, template));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Create or replace a template; listings that have taken it over stay as they are")
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<TemplateView>> put(
            String name, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull TemplateInput body) {
        return templates
                .put(signedIn.merchant(), name, Etags.expected(ifMatch, ListingTemplates.CHANGED), body)
                .map(template -> answer(name, template));
    }

    private static RestResponse<TemplateView> answer(String name, ListingTemplates.Versioned versioned) {
        var template = versioned.template();
        return Etags.answer(
                new TemplateView(name, TermsExcerpt.of(template.terms()), template.statementTexts()),
                versioned.version());
    }
}
