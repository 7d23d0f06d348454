package dev.portico.portal.console;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whoever signed in to the console. Read from the access token, whose signature was checked: that is where the roles come
 * from as well, while an ID token need not carry the claim {@code merchant}.
 */
@ApplicationScoped
class StaffMember {

    private final JsonWebToken accessToken;
    private final SecurityIdentity identity;

    StaffMember(JsonWebToken accessToken, SecurityIdentity identity) {
        this.accessToken = accessToken;
        this.identity = identity;
    }

    /** @throws ConsoleRefusedException when the token belongs to no merchant */
    MerchantId merchant() {
        return claim("merchant")
                .filter(MerchantId::isValid)
                .map(MerchantId::new)
                .orElseThrow(ConsoleRefusedException::noAccess);
    }

    String name() {
        return claim("name").or(() -> claim("preferred_username")).orElse("staff");
    }

    /** As the services name them in what they did. */
    Caller caller() {
        var subject = Objects.requireNonNullElseGet(accessToken.getSubject(), this::name);
        return new Caller(merchant(), Actor.staff(subject));
    }

    /** The token they signed in with, to ask the services in their name. */
    String token() {
        return Optional.ofNullable(identity.getCredential(AccessTokenCredential.class))
                .map(AccessTokenCredential::getToken)
                .orElseThrow(ConsoleRefusedException::noAccess);
    }

    /** A customer's link lets its bearer change the order: not for those who may only read. */
    boolean maySeeCustomerLinks() {
        return mayChange();
    }

    /** Viewers look and change nothing. */
    boolean mayChange() {
        return identity.hasRole(Roles.ADMIN) || identity.hasRole(Roles.STAFF);
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(accessToken.getClaim(name)).map(Object::toString);
    }
}
