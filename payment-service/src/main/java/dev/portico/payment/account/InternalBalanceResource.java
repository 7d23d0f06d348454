package dev.portico.payment.account;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What the other services ask about an order's money. */
@Path("/internal/orders/{orderId}/balance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class InternalBalanceResource {

    private final Accounts accounts;
    private final SignedIn signedIn;

    InternalBalanceResource(Accounts accounts, SignedIn signedIn) {
        this.accounts = accounts;
        this.signedIn = signedIn;
    }

    @GET
    public Uni<BalanceView> balance(UUID orderId) {
        return accounts.find(signedIn.merchant(), orderId).map(account -> BalanceView.of(account.balance()));
    }
}
