package dev.portico.payment.account;

import dev.portico.payment.account.domain.Account;
import java.util.List;

/** What is reserved for an order, the oldest first; what was voided is left out. */
record AuthorizationsView(List<AuthorizationView> items) {

    static AuthorizationsView of(Account account) {
        return new AuthorizationsView(account.authorizations().open().stream()
                .map(AuthorizationView::of)
                .toList());
    }
}
