package dev.portico.payment.charge.domain;

import static dev.portico.payment.charge.domain.Status.CREATED;
import static dev.portico.payment.charge.domain.Status.DECLINED;
import static dev.portico.payment.charge.domain.Status.PENDING;
import static dev.portico.payment.charge.domain.Status.REQUIRES_ACTION;
import static dev.portico.payment.charge.domain.Status.SKIPPED;
import static dev.portico.payment.charge.domain.Status.SUCCEEDED;
import static dev.portico.payment.charge.domain.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeTest {

    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final UUID ID = UUID.fromString("01935a2c-7c05-7000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");
    private static final String KEY = "charge-" + ID + "-1";
    private static final Charge.Taken VISA =
            new Charge.Taken("sandbox", new CardOnFile("cus", "card", "Visa ending 4242"));
    private static final Charge.Taken ANOTHER =
            new Charge.Taken("sandbox", new CardOnFile("cus", "other", "Visa ending 0341"));

    private static final Map<Status, Set<Status>> LEGAL = Map.of(
            CREATED, Set.of(PENDING, SKIPPED, SUCCEEDED),
            PENDING, Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, CREATED),
            UNKNOWN, Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, CREATED),
            REQUIRES_ACTION, Set.of(SUCCEEDED, DECLINED),
            DECLINED, Set.of(PENDING, SKIPPED, SUCCEEDED),
            SKIPPED, Set.of(SUCCEEDED),
            SUCCEEDED, Set.of());

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @MethodSource("everyPair")
    void theStatesSayWhatMayFollow(Status from, Status to, boolean legal) {
        assertThat(from.canBecome(to)).isEqualTo(legal);
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Status.values()).flatMap(from -> Arrays.stream(Status.values())
                .map(to -> Arguments.of(
                        from, to, LEGAL.getOrDefault(from, Set.of()).contains(to))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void whatIsNews(String situation, Charge charge, String key, ChargeOutcome outcome, boolean news) {
        assertThat(charge.isNews(key, outcome)).isEqualTo(news);
        if (news) {
            assertThat(charge.settle(key, outcome).status()).isEqualTo(Status.after(outcome));
        } else {
            assertThatThrownBy(() -> charge.settle(key, outcome)).isInstanceOf(IllegalTransitionException.class);
        }
    }

    static Stream<Arguments> words() {
        var pending = created().attempt(usd(6375), VISA);
        var declined = pending.settle(KEY, soft());
        var secondTry = declined.attempt(usd(6375), VISA);
        var unknown = pending.settle(KEY, new ChargeOutcome.Unknown());
        var asked = pending.settle(KEY, question());
        var paid = pending.settle(KEY, paid());
        return Stream.of(
                word("success", pending, KEY, paid(), true),
                word("success twice", paid, KEY, paid(), false),
                word("success of a lost answer", unknown, KEY, paid(), true),
                word("success after a decline", declined, KEY, paid(), true),
                word("success of an earlier attempt", secondTry, KEY, paid(), true),
                word("late success of one that was given up", declined.skip(SkipReason.NOTHING_DUE), KEY, paid(), true),
                word("a decline", pending, KEY, soft(), true),
                word("the same decline again", declined, KEY, soft(), false),
                word("an earlier attempt's decline", secondTry, KEY, soft(), false),
                word("a decline after success", paid, KEY, soft(), false),
                word("the bank's question", pending, KEY, question(), true),
                word("the question after its answer", asked.settle(KEY, soft()), KEY, question(), false),
                word("a refusal of the question", asked, KEY, soft(), true),
                word("no answer", pending, KEY, new ChargeOutcome.Unknown(), true),
                word("still no answer", unknown, KEY, new ChargeOutcome.Unknown(), false),
                word("never heard of", unknown, KEY, new ChargeOutcome.NotFound(), true),
                word("never heard of, after success", paid, KEY, new ChargeOutcome.NotFound(), false));
    }

    @Test
    void whatTheProcessorNeverHeardOfIsSentAgainWithTheSameKey() {
        var lost = created()
                .attempt(usd(6375), VISA)
                .settle(KEY, new ChargeOutcome.Unknown())
                .settle(KEY, new ChargeOutcome.NotFound());

        assertThat(lost.attempt(usd(6375), VISA).processorKey()).isEqualTo(KEY);
        assertThat(lost.attempt(usd(6000), VISA).processorKey()).endsWith("-2");
        assertThat(lost.attempt(usd(6375), ANOTHER).processorKey()).endsWith("-2");
    }

    @Test
    void anotherAttemptHasAKeyOfItsOwn() {
        var declined = created().attempt(usd(6375), VISA).settle(KEY, soft());

        assertThat(declined.attempt(usd(6375), VISA).processorKey()).endsWith("-2");
        assertThat(declined.attempt(usd(6375), VISA).attempt()).isEqualTo(2);
    }

    @Test
    void noSecondTryWhileNobodyKnows() {
        var unknown = created().attempt(usd(6375), VISA).settle(KEY, new ChargeOutcome.Unknown());

        assertThatThrownBy(() -> unknown.attempt(usd(6375), VISA)).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> unknown.skip(SkipReason.NOTHING_DUE)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void successKeepsWhatWasReallyTaken() {
        var settled = created()
                .attempt(usd(6375), VISA)
                .settle(KEY, new ChargeOutcome.Succeeded("p", usd(6000), "Visa ending 1111", AT));

        assertThat(settled.amount()).isEqualTo(usd(6000));
        assertThat(settled.method()).isEqualTo("Visa ending 1111");
    }

    @Test
    void aPlanCanChangeUntilItIsBegunAndKeepsWhatItIsFor() {
        var item = UUID.randomUUID();
        var day = LocalDate.of(2027, 2, 28);
        var planned = Charge.forItem(ID, ORDER, item, usd(6375), day, AT).announce(day.plusDays(1));

        assertThat(planned.announced()).isTrue();
        assertThat(planned.dueOn()).isEqualTo(day.plusDays(1));
        assertThat(planned.over(usd(5000)).announced()).isTrue();
        assertThat(planned.replan(usd(7000), day.plusDays(3)).announced()).isFalse();
        var begun = planned.over(usd(5000)).attempt(usd(5000), VISA);
        assertThat(begun.itemId()).isEqualTo(item);
        assertThat(begun.amount()).isEqualTo(usd(5000));
        assertThat(begun.processorKey()).isEqualTo(KEY);
        assertThat(begun.settle(KEY, soft()).attempt(usd(5000), VISA).itemId()).isEqualTo(item);
    }

    private static Charge created() {
        return Charge.create(ID, ORDER, usd(6375), null, AT);
    }

    private static ChargeOutcome paid() {
        return new ChargeOutcome.Succeeded("sbx_pay_1", usd(6375), "Visa ending 4242", AT);
    }

    private static ChargeOutcome soft() {
        return new ChargeOutcome.Declined("insufficient_funds", DeclineClass.SOFT);
    }

    private static ChargeOutcome question() {
        return new ChargeOutcome.ActionRequired("sbx_pay_1", "http://localhost:8082/sandbox/confirm/x");
    }

    private static Arguments word(String situation, Charge charge, String key, ChargeOutcome outcome, boolean news) {
        return Arguments.of(situation, charge, key, outcome, news);
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }
}
