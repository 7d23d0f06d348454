package dev.portico.payment.refund.domain;

import static dev.portico.payment.refund.domain.RefundDomainFixtures.AT;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.card;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.refund;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.shop;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.domain.RefundRules.Obstacle;
import dev.portico.payment.refund.domain.RefundRules.Refusal;
import dev.portico.payment.refund.domain.RefundRules.Situation;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundRulesTest {

    /** $150 paid, $60 owed. */
    private static final Situation OWED = owed(6000, 0, shop(10000), card(1, 5000, 0));

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void refusals(String situationInWords, Refund.Terms terms, Situation situation, List<Refusal> expected) {
        assertThat(RefundRules.refusals(terms, situation)).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("a part of what is owed", exactly(5999), OWED),
                row("all of it", exactly(6000), OWED),
                row("a cent more", exactly(6001), OWED, more(Obstacle.MORE_THAN_DUE, 6000)),
                row("a cent more, on purpose", onPurpose(6001), OWED),
                row("all that was paid, on purpose", onPurpose(15000), OWED),
                row("more than was paid", onPurpose(15001), OWED, more(Obstacle.MORE_THAN_PAID, 15000)),
                row(
                        "both are said",
                        exactly(15001),
                        OWED,
                        more(Obstacle.MORE_THAN_DUE, 6000),
                        more(Obstacle.MORE_THAN_PAID, 15000)),
                row(
                        "what is under way is not owed again",
                        exactly(1001),
                        owed(6000, 5000, card(1, 9000, 5000)),
                        more(Obstacle.MORE_THAN_DUE, 1000)),
                row("but the rest is", exactly(1000), owed(6000, 5000, card(1, 9000, 5000))),
                row("nothing is owed", exactly(1), owed(0, 0, card(1, 9000, 0)), more(Obstacle.NOTHING_DUE, 0)),
                row("the customer owes", exactly(1), owed(-500, 0, card(1, 9000, 0)), more(Obstacle.NOTHING_DUE, 0)),
                row("nothing was paid", onPurpose(1), owed(0, 0), more(Obstacle.MORE_THAN_PAID, 0)),
                row(
                        "another currency",
                        new Refund.Terms(
                                Refund.Kind.MANUAL, Money.ofMinor(CurrencyUnit.EUR, 1), null, true, true, true),
                        OWED,
                        more(Obstacle.OTHER_CURRENCY, 6000)));
    }

    @Test
    void whatWasGivenUpCanBeTriedAgainWhileItIsStillOwed() {
        var failed = givenUp(6000);

        assertThat(RefundRules.refusalsOfRetry(failed, owed(6000, 0, card(1, 6000, 0))))
                .isEmpty();
        assertThat(RefundRules.refusalsOfRetry(failed, owed(5999, 0, card(1, 6000, 0))))
                .containsExactly(more(Obstacle.MORE_THAN_DUE, 5999));
        assertThat(RefundRules.refusalsOfRetry(failed, owed(6000, 0, card(1, 6000, 1))))
                .containsExactly(more(Obstacle.MORE_THAN_PAID, 5999));
        assertThat(RefundRules.refusalsOfRetry(failed, owed(6000, 0)))
                .containsExactly(more(Obstacle.MORE_THAN_PAID, 0));
    }

    @Test
    void whatIsTriedAgainByItselfHoldsItsMoneyAlready() {
        var refund = refund(6000, card(1, 6000, 0));
        var part = refund.parts().get(0).settle(new RefundOutcome.Failed("try_later"), AT);

        assertThat(RefundRules.refusalsOfRetry(refund.with(part), owed(6000, 6000, card(1, 6000, 6000))))
                .isEmpty();
    }

    private static Refund givenUp(long minor) {
        var refund = refund(minor, card(1, minor, 0));
        return refund.with(refund.parts().get(0).settle(new RefundOutcome.Failed("card_closed"), null));
    }

    private static Arguments row(String name, Refund.Terms terms, Situation situation, Refusal... expected) {
        return Arguments.of(name, terms, situation, List.of(expected));
    }

    private static Refusal more(Obstacle obstacle, long limit) {
        return new Refusal(obstacle, usd(limit));
    }

    private static Situation owed(long minor, long underWay, Source... payments) {
        return new Situation(usd(-minor), usd(underWay), List.of(payments));
    }

    private static Refund.Terms exactly(long minor) {
        return RefundDomainFixtures.terms(minor);
    }

    private static Refund.Terms onPurpose(long minor) {
        return new Refund.Terms(Refund.Kind.MANUAL, usd(minor), null, false, true, false);
    }
}
