package dev.portico.orderedit.listing;

import dev.portico.kit.document.Etags;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.listing.ListingInput.StageInput;
import dev.portico.orderedit.listing.ListingInput.StatementInput;
import dev.portico.orderedit.listing.Listings.Published;
import dev.portico.orderedit.listing.Listings.Stored;
import dev.portico.orderedit.listing.domain.Listing;
import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pre-order listings, by the shop's own ids. */
@Path("/api/v1/listings")
@Produces(MediaType.APPLICATION_JSON)
class ListingResource {

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    private final Listings listings;
    private final SignedIn signedIn;

    ListingResource(Listings listings, SignedIn signedIn) {
        this.listings = listings;
        this.signedIn = signedIn;
    }

    @PUT
    @Path("/{externalId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Create or replace a listing; orders that have come in keep their terms")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = ListingExcerpt.class)))
    @APIResponse(responseCode = "200", description = "Replaced, or the same already")
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<ListingExcerpt>> put(
            String externalId, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ListingInput body) {
        var caller = signedIn.caller();
        var expected = Etags.expected(ifMatch, Listings.CHANGED);
        return LostRaces.retried(() -> listings.put(caller.merchant(), caller.actor(), externalId, expected, body))
                .map(ListingResource::answer);
    }

    private static RestResponse<ListingExcerpt> answer(Stored stored) {
        var listing = stored.listing();
        return RestResponse.ResponseBuilder.ok(ListingExcerpt.of(listing))
                .status(stored.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .header("ETag", "\"" + listing.version() + "\"")
                .build();
    }

    private static RestResponse<ListingExcerpt> answer(Listing listing) {
        return Etags.answer(ListingExcerpt.of(listing), listing.version());
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "Listings, newest first")
    public Uni<Page<ListingExcerpt>> list(
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return listings.list(signedIn.merchant(), stage(stage), place(cursor), limit);
    }

    private static @Nullable ListingStage stage(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(ListingStage.values())
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.of(400, "unknown-stage", "There is no such stage"));
    }

    private static Cursor place(@Nullable String cursor) {
        return cursor == null ? NEWEST : Cursor.decode(cursor);
    }

    @GET
    @Path("/{externalId}")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "One listing, with its ETag")
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    public Uni<RestResponse<ListingExcerpt>> get(String externalId) {
        return listings.get(signedIn.merchant(), externalId).map(ListingResource::answer);
    }

    @POST
    @Path("/{externalId}:stage")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Move on: CAPTURE_ONLY, then CHARGE_AND_CAPTURE, then ENDED")
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    @APIResponse(responseCode = "409", description = "The stages don't lead there")
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public Uni<RestResponse<ListingExcerpt>> stage(
            String externalId, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull StageInput body) {
        var caller = signedIn.caller();
        var expected = Etags.expected(ifMatch, Listings.CHANGED);
        var stage = ListingReader.stage(body.stage());
        return LostRaces.retried(() -> listings.become(caller.merchant(), caller.actor(), externalId, expected, stage))
                .map(ListingResource::answer);
    }

    @POST
    @Path("/{externalId}/statements")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Publish a shipping statement; every customer of the listing reads it from now on")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = ShippingStatement.class)))
    @APIResponse(responseCode = "200", description = "The one that holds says the same")
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    @APIResponse(responseCode = "422", description = "Not published: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<ShippingStatement>> publish(String externalId, @NotNull StatementInput body) {
        var caller = signedIn.caller();
        return LostRaces.retried(() -> listings.publish(caller.merchant(), caller.actor(), externalId, body))
                .map(ListingResource::answer);
    }

    private static RestResponse<ShippingStatement> answer(Published published) {
        return published.isNew()
                ? RestResponse.status(RestResponse.Status.CREATED, published.statement())
                : RestResponse.ok(published.statement());
    }

    @GET
    @Path("/{externalId}/statements")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "Every statement of a listing, newest first")
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    public Uni<Page<ShippingStatement>> statements(
            String externalId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return listings.statements(signedIn.merchant(), externalId, place(cursor), limit);
    }
}
