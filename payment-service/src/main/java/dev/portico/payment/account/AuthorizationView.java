package dev.portico.payment.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.account.domain.Authorization;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's platform has reserved and not taken yet, as staff and the platform's connector see it.
 *
 * @param authorizedMinor what is reserved
 * @param amountMinor what is to be taken at most; zero: it is to be voided
 */
record AuthorizationView(
        String externalId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String method,
        String currency,
        long authorizedMinor,
        long amountMinor,
        Instant authorizedAt) {

    static AuthorizationView of(Authorization one) {
        return new AuthorizationView(
                one.reference(),
                one.method(),
                one.limit().getCurrencyUnit().getCode(),
                Amounts.minor(one.limit()),
                Amounts.minor(one.amount()),
                one.authorizedAt());
    }
}
