package dev.portico.kit.http;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;

/** A resource as a service would write it, with every way to go wrong. */
@Path("/echo")
class EchoResource {

    private final SignedIn signedIn;
    private final OnceOnly onceOnly;

    EchoResource(SignedIn signedIn, OnceOnly onceOnly) {
        this.signedIn = signedIn;
        this.onceOnly = onceOnly;
    }

    record Line(@NotBlank String sku, @Positive int quantity) {}

    record Body(@NotBlank String name, @NotNull List<@Valid Line> lines) {}

    @POST
    @PermitAll
    public Body echo(@NotNull @Valid Body body) {
        return body;
    }

    @POST
    @Path("once")
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE})
    public Uni<Map<String, Object>> once(@HeaderParam("Idempotency-Key") String key, Body body) {
        return onceOnly.count(signedIn.merchant(), key, body);
    }

    @GET
    @Path("caller")
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE})
    public Map<String, String> caller() {
        return Map.of(
                "merchant", signedIn.merchant().value(),
                "actor", signedIn.actor().value());
    }

    @GET
    @Path("bug")
    @PermitAll
    public String bug() {
        throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("lost")
    @PermitAll
    public String lost() {
        throw new OptimisticLockException();
    }

    @GET
    @Path("missing")
    @PermitAll
    public String missing() {
        throw Problems.notFound("order");
    }

    @GET
    @Path("page")
    @PermitAll
    public String page(@QueryParam("cursor") String cursor) {
        return Cursor.decode(cursor).encode();
    }

    @GET
    @Path("trace")
    @PermitAll
    public Uni<String> trace() {
        return Uni.createFrom().item(() -> Traces.current().value());
    }

    @GET
    @Path("forgotten")
    public String withoutAnnotation() {
        return new MerchantId("never-seen").value();
    }
}
