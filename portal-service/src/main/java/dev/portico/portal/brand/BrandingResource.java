package dev.portico.portal.brand;

import dev.portico.kit.http.Faults;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.brand.domain.BrandingProposal;
import dev.portico.portal.brand.domain.BrandingRules;
import dev.portico.portal.brand.domain.ImageKind;
import dev.portico.portal.brand.image.Picture;
import dev.portico.portal.brand.image.PictureCheck;
import dev.portico.portal.brand.image.PictureCheck.Good;
import dev.portico.portal.brand.image.PictureCheck.Refused;
import dev.portico.portal.brand.image.Pictures;
import dev.portico.portal.merchant.Merchants;
import dev.portico.portal.merchant.Versions;
import dev.portico.portal.merchant.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** How a shop looks to its customers, for its admin. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
class BrandingResource {

    private static final String KIND = "{kind:logo|logo-dark|favicon}";

    private final Brandings brandings;
    private final Merchants merchants;
    private final Previews previews;
    private final SignedIn signedIn;
    private final String ownHost;

    BrandingResource(
            Brandings brandings,
            Merchants merchants,
            Previews previews,
            SignedIn signedIn,
            @ConfigProperty(name = "portico.portal.url") URI portal) {
        this.brandings = brandings;
        this.merchants = merchants;
        this.previews = previews;
        this.signedIn = signedIn;
        this.ownHost = portal.getHost();
    }

    /** @param domain the name the operator has set up */
    record DomainRequest(@Nullable String domain) {}

    @GET
    @Path("/branding")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "How the shop looks to its customers, with its ETag, which is that of the settings too")
    @APIResponse(
            responseCode = "200",
            description = "The look, the colors shown for it, and where they were corrected",
            content = @Content(schema = @Schema(implementation = BrandingView.class)))
    public Uni<Response> get() {
        return merchants.require(signedIn.merchant()).map(BrandingResource::tagged);
    }

    @PUT
    @Path("/branding")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Replace the look, without its pictures; what is left out becomes the portal's own")
    @APIResponse(
            responseCode = "200",
            description = "The look as it is now",
            content = @Content(schema = @Schema(implementation = BrandingView.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: everything that is wrong is named")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Uni<Response> put(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull BrandingProposal body) {
        return brandings
                .change(signedIn.merchant(), Versions.required(ifMatch), checked(body), signedIn.actor())
                .map(BrandingResource::tagged);
    }

    @PUT
    @Path("/branding/" + KIND)
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Show this picture: the file itself, PNG, JPEG, WebP or SVG by its content, up to 200 KB",
            description = "16 to 2000 pixels wide and high, not animated. Of an SVG only what draws is kept; one that"
                    + " would run or load something is refused.")
    @APIResponse(
            responseCode = "200",
            description = "The look as it is now",
            content = @Content(schema = @Schema(implementation = BrandingView.class)))
    @APIResponse(responseCode = "422", description = "Unchanged: why the picture can't be shown")
    public Uni<Response> show(String kind, @HeaderParam("If-Match") @Nullable String ifMatch, byte @Nullable [] body) {
        var picture = accepted(Pictures.check(body == null ? new byte[0] : body));
        return brandings
                .show(signedIn.merchant(), kind(kind), picture, Versions.named(ifMatch), signedIn.actor())
                .map(BrandingResource::tagged);
    }

    @DELETE
    @Path("/branding/" + KIND)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Show no such picture any more, in mails neither")
    @APIResponse(
            responseCode = "200",
            description = "The look as it is now",
            content = @Content(schema = @Schema(implementation = BrandingView.class)))
    public Uni<Response> remove(String kind, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return brandings
                .remove(signedIn.merchant(), kind(kind), Versions.named(ifMatch), signedIn.actor())
                .map(BrandingResource::tagged);
    }

    @POST
    @Path("/branding:preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "An address that shows a sample order in this look for 15 minutes; nothing is changed")
    @APIResponse(
            responseCode = "200",
            description = "Where it is shown, and until when",
            content = @Content(schema = @Schema(implementation = Previews.Preview.class)))
    @APIResponse(responseCode = "422", description = "Everything that is wrong is named")
    public Uni<Previews.Preview> preview(@NotNull BrandingProposal body) {
        return previews.make(signedIn.merchant(), checked(body));
    }

    @POST
    @Path("/merchants/{id}/domain:confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Say that a shop's domain leads here and has a certificate: its links use it from now on")
    @APIResponse(
            responseCode = "200",
            description = "The look as it is now",
            content = @Content(schema = @Schema(implementation = BrandingView.class)))
    @APIResponse(responseCode = "404", description = "merchant-not-found")
    @APIResponse(responseCode = "409", description = "domain-changed: the shop has not chosen this one")
    public Uni<Response> confirm(String id, @NotNull DomainRequest body) {
        if (!MerchantId.isValid(id)) {
            throw Problems.notFound("merchant");
        }
        var merchant = new MerchantId(id);
        var domain = body.domain() == null ? "" : body.domain();
        return brandings.confirmDomain(merchant, domain, signedIn.actor()).map(BrandingResource::tagged);
    }

    /** @throws dev.portico.kit.http.ProblemException 422 with every fault */
    private BrandingProposal checked(BrandingProposal proposal) {
        var faults = new Faults();
        for (var fault : BrandingRules.faults(proposal, ownHost)) {
            faults = faults.add(fault.code(), fault.pointer(), fault.detail());
        }
        faults.throwIfAny(422, "invalid-branding", "This look can't be");
        return proposal;
    }

    private static Picture accepted(PictureCheck check) {
        if (check instanceof Good good) {
            return good.picture();
        }
        var faults = new Faults();
        for (var fault : ((Refused) check).faults()) {
            faults = faults.add(fault.code(), "", fault.detail());
        }
        throw Problems.of(422, "invalid-image", "This picture can't be shown", faults.found());
    }

    private static ImageKind kind(String path) {
        return ImageKind.of(path).orElseThrow(() -> Problems.notFound("picture"));
    }

    private static Response tagged(Merchant merchant) {
        return Response.ok(BrandingView.of(merchant))
                .tag(new EntityTag(String.valueOf(merchant.version())))
                .build();
    }
}
