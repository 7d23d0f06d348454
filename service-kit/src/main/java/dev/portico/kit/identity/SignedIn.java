package dev.portico.kit.identity;

import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the running request. The merchant is the token's claim {@code merchant}, or what another of our services
 * says in its signed header; never something the request's path or body names.
 */
@ApplicationScoped
public class SignedIn {

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final CallerHeader header;

    SignedIn(SecurityIdentity identity, CurrentVertxRequest request, CallerHeader header) {
        this.identity = identity;
        this.request = request;
        this.header = header;
    }

    /** @throws ProblemException 403 {@code no-merchant} when the token belongs to no merchant */
    public Caller caller() {
        return identity.hasRole(Roles.SERVICE) ? fromHeader() : new Caller(fromToken(), actor());
    }

    public MerchantId merchant() {
        return caller().merchant();
    }

    /** People are {@code staff:<sub>}; a client without a user is a platform. */
    public Actor actor() {
        if (identity.hasRole(Roles.SERVICE)) {
            return fromHeader().actor();
        }
        var person = claim("preferred_username");
        return person.isPresent()
                ? Actor.staff(Objects.requireNonNullElse(token().getSubject(), person.get()))
                : Actor.platform(claim("azp").or(() -> claim("sub")).orElse("api"));
    }

    private MerchantId fromToken() {
        return claim("merchant")
                .filter(MerchantId::isValid)
                .map(MerchantId::new)
                .orElseThrow(SignedIn::noMerchant);
    }

    private Caller fromHeader() {
        @Nullable String value = request.getCurrent().request().getHeader(CallerHeader.NAME);
        return Optional.ofNullable(value).flatMap(header::verify).orElseThrow(SignedIn::noMerchant);
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(token().getClaim(name)).map(Object::toString);
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw noMerchant();
    }

    private static ProblemException noMerchant() {
        return Problems.of(403, "no-merchant", "This token does not belong to a merchant");
    }
}
