package dev.portico.payment.refund.domain;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** An order that was paid three times: at the shop, then twice by card. */
final class RefundDomainFixtures {

    static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");
    static final UUID REFUND = UUID.fromString("01935a2c-7c04-7000-8000-000000000001");

    static Source shop(long minor) {
        return new Source("txn-1", null, "Bank transfer", usd(minor), usd(0), AT);
    }

    /** @param number a higher one is newer */
    static Source card(int number, long minor, long returnedMinor) {
        return new Source(
                "sbx_pay_" + number,
                new Charge("sandbox", "sbx_pay_" + number),
                "Visa ending 4242",
                usd(minor),
                usd(returnedMinor),
                AT.plusSeconds(number));
    }

    static Refund.Terms terms(long minor) {
        return new Refund.Terms(Refund.Kind.MANUAL, usd(minor), "Sorry", true, false, false);
    }

    static Refund refund(long minor, Source... payments) {
        return Refund.create(REFUND, ORDER, terms(minor), List.of(payments), ids(), AT);
    }

    /** Ids that count from 1. */
    static Supplier<UUID> ids() {
        Iterator<UUID> numbered =
                LongStream.iterate(1, i -> i + 1).mapToObj(i -> new UUID(0, i)).iterator();
        return numbered::next;
    }

    static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    private RefundDomainFixtures() {}
}
