package dev.portico.portal.testing;

import dev.portico.local.testing.TestTokens;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a test's user the access token that a sign-in at the provider would have brought. Only where a test asks for it. */
@ApplicationScoped
public class SignedInStaff implements SecurityIdentityAugmentor {

    public static final String MERCHANT = "console-shop";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || identity.getCredential(AccessTokenCredential.class) != null) {
            return Uni.createFrom().item(identity);
        }
        var token = new AccessTokenCredential(TestTokens.bearer("staff", MERCHANT));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addCredential(token)
                        .build());
    }
}
