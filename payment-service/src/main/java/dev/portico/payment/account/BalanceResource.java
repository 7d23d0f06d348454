package dev.portico.payment.account;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff can read about an order's money. */
@Path("/api/v1/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class BalanceResource {

    private final Accounts accounts;
    private final Ledgers ledgers;
    private final SignedIn signedIn;

    BalanceResource(Accounts accounts, Ledgers ledgers, SignedIn signedIn) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/balance")
    public Uni<BalanceView> balance(UUID orderId) {
        return accounts.find(signedIn.merchant(), orderId).map(account -> BalanceView.of(account.balance()));
    }

    @GET
    @Path("/authorizations")
    public Uni<AuthorizationsView> authorizations(UUID orderId) {
        return accounts.find(signedIn.merchant(), orderId).map(AuthorizationsView::of);
    }

    @GET
    @Path("/ledger")
    public Uni<Page<LedgerEntryView>> ledger(
            UUID orderId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return ledgers.page(
                signedIn.merchant(), orderId, Optional.ofNullable(cursor).map(Cursor::decode), limit);
    }
}
