package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

final class AccountFixtures {

    static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");
    static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");

    static OrderFacts order(OrderFacts.Cause cause, long sequence, long totalMinor, PaymentMade... payments) {
        return order(cause, sequence, totalMinor, null, payments);
    }

    /** @param expectedMinor the total once an edit that waits for its payment is applied, or null */
    static OrderFacts order(
            OrderFacts.Cause cause,
            long sequence,
            long totalMinor,
            @Nullable Long expectedMinor,
            PaymentMade... payments) {
        var expected = expectedMinor == null ? null : usd(expectedMinor);
        return new OrderFacts(
                ORDER, "#2051", "en-US", cause, sequence, sequence, usd(totalMinor), expected, List.of(payments));
    }

    static PaymentMade paid(String reference, long minor) {
        return new PaymentMade(reference, null, usd(minor), "Visa ending 4242", AT);
    }

    static PaymentMade authorized(String reference, long minor) {
        return authorized(reference, minor, AT);
    }

    static PaymentMade authorized(String reference, long minor, Instant at) {
        return new PaymentMade(reference, null, usd(minor), "Visa ending 4242", at, PaymentMade.Status.AUTHORIZED);
    }

    static PaymentMade voided(String reference, long minor) {
        return new PaymentMade(reference, null, usd(minor), "Visa ending 4242", AT, PaymentMade.Status.VOIDED);
    }

    static Payment payment(long minor) {
        return payment(minor, "sbx_pay_1");
    }

    static Payment payment(long minor, String reference) {
        return new Payment(
                UUID.randomUUID(), ORDER, usd(minor), "BALANCE", "sandbox", reference, "Visa ending 4242", AT);
    }

    static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    private AccountFixtures() {}
}
