package dev.portico.portal.client;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** order-edit-service's admin API; bodies as text, since a refusal has another form than an answer. */
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "order-edit")
interface StaffRestClient {

    @GET
    @Path("/edit-requests")
    Uni<String> requests(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/edit-requests/{id}")
    Uni<String> request(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);

    @POST
    @Path("/edit-requests/{id}:approve")
    Uni<String> approve(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id);

    @POST
    @Path("/edit-requests/{id}:decline")
    Uni<String> decline(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") UUID id, DeclineRequest request);

    @GET
    @Path("/usage")
    Uni<String> usage(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to);
}
