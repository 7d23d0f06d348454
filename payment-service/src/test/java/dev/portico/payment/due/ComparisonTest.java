package dev.portico.payment.due;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coat of 100.00 that is charged later, edited and then to be edited again. */
class ComparisonTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID COAT = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final PreOrderTerms LATER = new PreOrderTerms(
            UUID.randomUUID(), PreOrderTerms.Type.CHARGE_LATER, null, null, new Charge.When(Trigger.STAFF));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the same, 10000, 10000, false",
        "a cent more, 10000, 10001, true",
        "a cent less, 10000, 9999, false",
        "back to what was agreed, 5000, 10000, false",
        "more than was agreed, 5000, 10001, true",
        "what an edit agreed to, 12000, 12000, false",
        "more than that, 12000, 12001, true"
    })
    void moreThanWasAgreedHasToBeConfirmed(String situation, long edited, long wanted, boolean required) {
        var placed =
                Account.open(order(OrderFacts.Cause.RECEIVED, 1, 10_000), AT).account();
        var before = placed.follow(order(OrderFacts.Cause.EDITED, 2, edited), Set.of(), AT)
                .account();
        var wish = order(OrderFacts.Cause.EDITED, 3, wanted);

        assertThat(new Comparison(before, before.asIf(wish.terms(), wish.total()), null).confirmationRequired())
                .isEqualTo(required);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "less than the card allows, 10000, 9000, 10000, false",
        "as much as the card allows, 9000, 10000, 10000, false",
        "a cent more than the card allows, 8000, 10000, 9999, true",
        "it was more already and becomes less, 10000, 9500, 9000, false",
        "it was more already and stays, 10000, 10000, 9000, false"
    })
    void moreAtOnceThanTheCardAllowsHasToBeConfirmed(
            String situation, long edited, long wanted, long ceiling, boolean required) {
        var placed =
                Account.open(order(OrderFacts.Cause.RECEIVED, 1, 10_000), AT).account();
        var before = placed.follow(order(OrderFacts.Cause.EDITED, 2, edited), Set.of(), AT)
                .account();
        var wish = order(OrderFacts.Cause.EDITED, 3, wanted);
        var comparison = new Comparison(before, before.asIf(wish.terms(), wish.total()), Amounts.of("EUR", ceiling));

        assertThat(comparison.confirmationRequired()).isEqualTo(required);
        assertThat(comparison.mostAtOnce()).isEqualTo(Amounts.of("EUR", wanted));
        assertThat(comparison.chargedLater()).isEqualTo(Amounts.of("EUR", wanted));
    }

    private static OrderFacts order(OrderFacts.Cause cause, long sequence, long minor) {
        var amount = Amounts.of("EUR", minor);
        var coat = new PreOrderLine(COAT, 1, amount, LATER);
        return new OrderFacts(
                ORDER,
                "#1",
                "de",
                cause,
                sequence,
                sequence,
                amount,
                null,
                List.of(),
                new OrderTerms(AT, List.of(coat), Set.of()));
    }
}
