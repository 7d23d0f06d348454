package dev.portico.orderedit.catalog;

import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.order.OrderReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The merchant's catalog. */
@Path("/api/v1/products/{externalId}")
@Produces(MediaType.APPLICATION_JSON)
class ProductResource {

    private final Products products;
    private final SignedIn signedIn;

    ProductResource(Products products, SignedIn signedIn) {
        this.products = products;
        this.signedIn = signedIn;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Store a product whole, with its variants and their stock")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Product.class)))
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(responseCode = "422", description = "Not stored: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<Product>> put(String externalId, @NotNull ProductInput body) {
        var read = ProductReader.read(externalId, body);
        if (!read.faults().isEmpty()) {
            throw Problems.of(422, "invalid-product", "The product was not stored", OrderReader.faults(read.faults()));
        }
        return products.put(signedIn.merchant(), read.product()).map(isNew -> answer(isNew, read.product()));
    }

    private static RestResponse<Product> answer(boolean isNew, Product product) {
        return isNew ? RestResponse.status(RestResponse.Status.CREATED, product) : RestResponse.ok(product);
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "One product with today's stock")
    public Uni<Product> get(String externalId) {
        return products.require(signedIn.merchant(), externalId);
    }
}
