package dev.portico.payment.charge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.Balance;
import dev.portico.payment.charge.domain.ChargeRules.Situation;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.schedule.domain.Dues;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeRulesTest {

    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void refusals(String situation, Situation facts, @Nullable SkipReason refusal) {
        assertThat(ChargeRules.refusal(facts)).isEqualTo(Optional.ofNullable(refusal));
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("a card and a debt", owing(6375, 0, card(null), false), null),
                row("one cent", owing(1, 0, card(null), false), null),
                row("nothing owed", owing(0, 0, card(null), false), SkipReason.NOTHING_DUE),
                row("the merchant owes", owing(-1, 0, card(null), false), SkipReason.NOTHING_DUE),
                row("all of it later", planned(0), SkipReason.NOTHING_DUE),
                row("some of it now", planned(2000), null),
                row("no card", owing(6375, 0, Optional.empty(), false), SkipReason.NO_CARD_ON_FILE),
                row("up to the ceiling", owing(6375, 0, card(6375L), false), null),
                row("above the ceiling", owing(6375, 0, card(6374L), false), SkipReason.ABOVE_CEILING),
                row("lowered to the ceiling by what is owed", owing(6000, 0, card(6000L), false), null),
                row("the customer is paying", owing(6375, 6375, card(null), false), SkipReason.PAYMENT_UNDER_WAY),
                row("another waits", owing(6375, 0, card(null), true), SkipReason.WAITS_FOR_CUSTOMER),
                row("what is final comes first", owing(0, 6375, Optional.empty(), true), SkipReason.NOTHING_DUE));
    }

    @ParameterizedTest
    @CsvSource({"6374, 6374", "6375, 6375", "9999, 6375"})
    void neverMoreThanIsOwed(long owed, long allowed) {
        assertThat(ChargeRules.allowed(owing(owed, 0, card(null), false))).isEqualTo(usd(allowed));
    }

    @Test
    void whatAPlanPutsOffIsNotTaken() {
        assertThat(ChargeRules.allowed(planned(2000))).isEqualTo(usd(2000));
    }

    @ParameterizedTest(name = "{0} after attempt {1}: {2} days")
    @CsvSource({
        "SOFT, 1, 1",
        "SOFT, 2, 3",
        "SOFT, 3, 7",
        "SOFT, 4, ",
        "HARD, 1, ",
        "HARD, 2, ",
        "AUTHENTICATION, 1, ",
        "AUTHENTICATION, 3, "
    })
    void dunning(DeclineClass declineClass, int attempt, @Nullable Integer days) {
        assertThat(Dunning.nextAttempt(declineClass, attempt, AT))
                .isEqualTo(Optional.ofNullable(days).map(more -> AT.plus(Duration.ofDays(more))));
    }

    @Test
    void aPlannedChargeIsAnnouncedDaysAhead() {
        var notice = new Notice(3, LocalTime.of(9, 0));
        var day = LocalDate.of(2027, 3, 1);

        assertThat(notice.announcedAt(day, ZoneOffset.UTC)).isEqualTo(Instant.parse("2027-02-26T09:00:00Z"));
        assertThat(notice.chargedAt(day, ZoneOffset.UTC)).isEqualTo(Instant.parse("2027-03-01T09:00:00Z"));
        assertThat(notice.chargedAt(day, ZoneId.of("Pacific/Honolulu")))
                .as("while it is that day in the shop")
                .isEqualTo(Instant.parse("2027-03-01T19:00:00Z"));
    }

    @ParameterizedTest(name = "due on {0}, {1} days ahead: {2}")
    @CsvSource({
        "2027-02-20, 3, 2027-03-04",
        "2027-03-01, 3, 2027-03-04",
        "2027-03-03, 3, 2027-03-04",
        "2027-03-04, 3, 2027-03-04",
        "2027-03-05, 3, 2027-03-05",
        "2027-02-20, 0, 2027-03-01",
        "2027-03-02, 0, 2027-03-02"
    })
    void aChargeWaitsForItsNotice(LocalDate dueOn, int days, LocalDate chargedOn) {
        assertThat(new Notice(days, LocalTime.NOON).chargedOn(dueOn, LocalDate.of(2027, 3, 1)))
                .isEqualTo(chargedOn);
    }

    @ParameterizedTest(name = "{0}: a plan {1}, an item {2}")
    @CsvSource({
        "CANCELED, false, false",
        "NO_CARD_ON_FILE, false, false",
        "ABOVE_CEILING, false, false",
        "PAYMENT_UNDER_WAY, true, true",
        "WAITS_FOR_CUSTOMER, true, true",
        "NOTHING_DUE, false, true"
    })
    void whatIsWaitedFor(SkipReason reason, boolean planned, boolean item) {
        var day = LocalDate.of(2027, 3, 1);

        assertThat(reason.passes(Charge.create(UUID.randomUUID(), ORDER, usd(1), day, AT)))
                .isEqualTo(planned);
        assertThat(reason.passes(Charge.forItem(UUID.randomUUID(), ORDER, UUID.randomUUID(), usd(1), day, AT)))
                .isEqualTo(item);
    }

    private static Situation owing(long owed, long pending, Optional<PaymentMethod> method, boolean othersWait) {
        var balance =
                new Balance(ORDER, usd(Math.max(owed, 0)), usd(Math.max(-owed, 0)), usd(0), usd(0), usd(pending), null);
        return new Situation(
                Charge.create(UUID.randomUUID(), ORDER, usd(6375), null, AT),
                balance,
                balance.dueNow(),
                method,
                othersWait);
    }

    /** 63.75 are outstanding, of which so much is due now. */
    private static Situation planned(long due) {
        var dues = new Dues(usd(6375 - due), LocalDate.of(2026, 12, 20));
        var balance = new Balance(ORDER, usd(6375), usd(0), usd(0), usd(0), usd(0), null, dues);
        return new Situation(
                Charge.create(UUID.randomUUID(), ORDER, usd(6375), null, AT),
                balance,
                balance.dueNow(),
                card(null),
                false);
    }

    private static Optional<PaymentMethod> card(@Nullable Long ceiling) {
        return Optional.of(new PaymentMethod(
                UUID.randomUUID(),
                ORDER,
                "sandbox",
                new CardOnFile("cus", "card", "Visa ending 4242"),
                ceiling == null ? null : usd(ceiling),
                AT));
    }

    private static Arguments row(String situation, Situation facts, @Nullable SkipReason refusal) {
        return Arguments.of(situation, facts, refusal);
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }
}
