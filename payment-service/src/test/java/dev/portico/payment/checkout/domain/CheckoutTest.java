package dev.portico.payment.checkout.domain;

import static dev.portico.payment.checkout.domain.Status.CREATED;
import static dev.portico.payment.checkout.domain.Status.DECLINED;
import static dev.portico.payment.checkout.domain.Status.EXPIRED;
import static dev.portico.payment.checkout.domain.Status.PENDING;
import static dev.portico.payment.checkout.domain.Status.REQUIRES_ACTION;
import static dev.portico.payment.checkout.domain.Status.SUCCEEDED;
import static dev.portico.payment.checkout.domain.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.Balance;
import dev.portico.payment.checkout.domain.PayRules.Reason;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.schedule.domain.Dues;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.ShopDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckoutTest {

    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");
    private static final String BACK = "http://localhost:8080/p/t/paid";
    private static final CardOnFile CARD = new CardOnFile("cus_1", "card_1", "Visa ending 4242");
    private static final Session SESSION =
            new Session("sbx_ses_1", "http://localhost:8082/sandbox/pay/sbx_ses_1", "p1");

    private static final Map<Status, Set<Status>> LEGAL = Map.of(
            CREATED, Set.of(PENDING, SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, EXPIRED),
            PENDING, Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, EXPIRED),
            REQUIRES_ACTION, Set.of(SUCCEEDED, DECLINED, UNKNOWN, EXPIRED),
            DECLINED, Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, EXPIRED),
            UNKNOWN, Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, EXPIRED),
            EXPIRED, Set.of(SUCCEEDED),
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
    void whatIsNews(String situation, Checkout checkout, Outcome outcome, boolean news) {
        assertThat(checkout.isNews(outcome)).isEqualTo(news);
        if (news) {
            assertThat(checkout.settle(outcome).status()).isEqualTo(Status.after(outcome));
        } else {
            assertThatThrownBy(() -> checkout.settle(outcome)).isInstanceOf(IllegalTransitionException.class);
        }
    }

    static Stream<Arguments> words() {
        return Stream.of(
                word("success of a pending one", at(PENDING, 0), succeeded(1), true),
                word("success before the page is known", at(CREATED, 0), succeeded(1), true),
                word("success twice", at(SUCCEEDED, 1), succeeded(1), false),
                word("success after a decline", at(DECLINED, 1), succeeded(2), true),
                word("late success of an expired one", at(EXPIRED, 0), succeeded(1), true),
                word("success of an unknown one", at(UNKNOWN, 1), succeeded(1), true),
                word("decline", at(PENDING, 0), declined(1), true),
                word("the same decline again", at(DECLINED, 1), declined(1), false),
                word("a second decline", at(DECLINED, 1), declined(2), true),
                word(
                        "an old decline while the bank asks about the next try",
                        at(REQUIRES_ACTION, 2),
                        declined(1),
                        false),
                word("a decline after the bank asked", at(REQUIRES_ACTION, 2), declined(2), true),
                word("the bank's question after its refusal", at(DECLINED, 2), new Outcome.ActionRequired(2), false),
                word("a decline after success", at(SUCCEEDED, 2), declined(1), false),
                word("no answer", at(PENDING, 0), new Outcome.Unconfirmed(1), true),
                word("no answer after the answer", at(SUCCEEDED, 1), new Outcome.Unconfirmed(1), false),
                word("still no answer", at(UNKNOWN, 1), new Outcome.Unconfirmed(1), false),
                word("closed after a decline", at(DECLINED, 1), new Outcome.Expired(1), true),
                word("closed after success", at(SUCCEEDED, 1), new Outcome.Expired(1), false),
                word("nothing happened", at(PENDING, 0), new Outcome.Open(0), false));
    }

    @Test
    void aWebhookThatWasFasterKeepsItsStatus() {
        var checkout = at(CREATED, 0).settle(succeeded(1)).opened(SESSION);

        assertThat(checkout.status()).isEqualTo(SUCCEEDED);
        assertThat(checkout.requireSession()).isEqualTo(SESSION);
    }

    @Test
    void successKeepsWhatWasReallyTaken() {
        var settled = at(PENDING, 0).settle(new Outcome.Succeeded(1, usd(7000), "Visa ending 4242", AT));

        assertThat(settled.amount()).isEqualTo(usd(7000));
    }

    /** product.md §16. */
    @Test
    void case13_afterATimeoutNobodyPaysASecondTime() {
        var silent = at(PENDING, 0).settle(new Outcome.Unconfirmed(1));
        var owed = owed(6375, null);

        assertThat(silent.status().isPending()).isTrue();
        assertThat(refusal(owed, usd(6375), BACK, Optional.of(silent))).contains(Reason.UNCONFIRMED);
        assertThat(silent.settle(succeeded(1)).status()).isEqualTo(SUCCEEDED);
    }

    /** product.md §16. */
    @Test
    void case14_aDoubleClickIsOnePageAndOneCharge() {
        var page = at(PENDING, 0);
        assertThat(refusal(owed(6375, null), usd(6375), BACK, Optional.of(page)))
                .isEmpty();
        assertThat(page.serves(usd(6375), BACK, Optional.empty())).isTrue();

        var paid = page.settle(succeeded(1));
        assertThat(paid.isNews(succeeded(1))).isFalse();
        assertThat(paid.isNews(succeeded(2))).isFalse();
    }

    @Test
    void whatAnEditWaitsForCanBePaidThoughItIsNotOwed() {
        var waiting = owed(0, 6375L);

        assertThat(refusal(waiting, usd(6375), BACK, Optional.empty())).isEmpty();
        assertThat(refusal(waiting, usd(6374), BACK, Optional.empty())).contains(Reason.BALANCE_CHANGED);
    }

    @Test
    void withAPlanWhatIsDueNowCanBePaidAndAllOfIt() {
        var plan = new Balance(
                ORDER,
                usd(9000),
                usd(0),
                usd(0),
                usd(0),
                usd(0),
                null,
                new Dues(usd(6000), LocalDate.of(2026, 12, 20)));

        assertThat(refusal(plan, usd(3000), BACK, Optional.empty())).isEmpty();
        assertThat(refusal(plan, usd(9000), BACK, Optional.empty())).isEmpty();
        assertThat(refusal(plan, usd(3001), BACK, Optional.empty())).contains(Reason.BALANCE_CHANGED);
        assertThat(refusal(plan, usd(0), BACK, Optional.empty())).contains(Reason.BALANCE_CHANGED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void aPageServesAWishWithTheCardThatTheOrderHasNow(
            String situation, @Nullable CardOnFile offered, @Nullable PaymentMethod inUse, boolean serves) {
        var page = at(PENDING, 0, new Offer(offered, false));

        assertThat(page.serves(usd(6375), BACK, Optional.ofNullable(inUse))).isEqualTo(serves);
    }

    static Stream<Arguments> cards() {
        var other = new CardOnFile("cus_1", "card_2", "Visa ending 0002");
        return Stream.of(
                Arguments.of("no card, then and now", null, null, true),
                Arguments.of("the same card", CARD, onFile("sandbox", CARD), true),
                Arguments.of("a card since then", null, onFile("sandbox", CARD), false),
                Arguments.of("another card since then", CARD, onFile("sandbox", other), false),
                Arguments.of("none any more", CARD, null, false),
                Arguments.of("one at another processor", null, onFile("stripe", CARD), true),
                Arguments.of("moved to another processor", CARD, onFile("stripe", CARD), false));
    }

    @Test
    void aPageOffersTheCardAtItsOwnProcessorOnly() {
        assertThat(Offer.at("sandbox", Optional.of(onFile("sandbox", CARD)), true))
                .isEqualTo(new Offer(CARD, true));
        assertThat(Offer.at("stripe", Optional.of(onFile("sandbox", CARD)), true))
                .isEqualTo(new Offer(null, true));
        assertThat(Offer.at("sandbox", Optional.empty(), false)).isEqualTo(new Offer(null, false));
    }

    /** Processors have names of their own for the same card. */
    @Test
    void aCardThatWasOnFileIsNoNewOne() {
        var page = at(PENDING, 0, new Offer(CARD, true));

        assertThat(page.hadOnFile(new CardOnFile("cus_1", "card_1", "Visa ending in 4242")))
                .isTrue();
        assertThat(page.hadOnFile(new CardOnFile("cus_1", "card_2", "Visa ending 4242")))
                .isFalse();
        assertThat(page.hadOnFile(new CardOnFile("cus_2", "card_1", "Visa ending 4242")))
                .isFalse();
        assertThat(at(PENDING, 0).hadOnFile(CARD)).isFalse();
    }

    private static PaymentMethod onFile(String processor, CardOnFile card) {
        return new PaymentMethod(UUID.randomUUID(), ORDER, processor, card, usd(5000), AT);
    }

    private static Balance owed(long minor, @Nullable Long expectedMinor) {
        return new Balance(
                ORDER, usd(minor), usd(0), usd(0), usd(0), usd(0), expectedMinor == null ? null : usd(expectedMinor));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wishes")
    void refusals(String situation, long outstanding, long wanted, @Nullable Checkout open, @Nullable Reason refusal) {
        var balance = Balance.zero(ORDER, CurrencyUnit.USD);
        var owed = new Balance(
                ORDER,
                usd(Math.max(0, outstanding)),
                usd(Math.max(0, -outstanding)),
                balance.refunded(),
                balance.waived(),
                balance.pending(),
                null);

        assertThat(refusal(owed, usd(wanted), BACK, Optional.ofNullable(open))).isEqualTo(Optional.ofNullable(refusal));
    }

    static Stream<Arguments> wishes() {
        return Stream.of(
                wish("the amount owed", 6375, 6375, null, null),
                wish("a cent less", 6375, 6374, null, Reason.BALANCE_CHANGED),
                wish("a cent more", 6375, 6376, null, Reason.BALANCE_CHANGED),
                wish("nothing owed", 0, 6375, null, Reason.NOTHING_DUE),
                wish("the merchant owes", -100, 100, null, Reason.NOTHING_DUE),
                wish("a page is open for it", 6375, 6375, at(PENDING, 0), null),
                wish("a decline left the page open", 6375, 6375, at(DECLINED, 1), null),
                wish("the bank is asking", 6375, 6375, at(REQUIRES_ACTION, 1), null),
                wish("a page is open for another amount", 7000, 7000, at(PENDING, 0), Reason.ANOTHER_OPEN),
                wish("nobody knows about the last try", 6375, 6375, at(UNKNOWN, 1), Reason.UNCONFIRMED),
                wish("not even when nothing is owed", 0, 6375, at(UNKNOWN, 1), Reason.UNCONFIRMED));
    }

    private static Optional<Reason> refusal(Balance balance, Money wanted, String returnUrl, Optional<Checkout> open) {
        var schedule = Schedule.of(ORDER, ShopDay.of(ZoneOffset.UTC, AT), balance.orderTotal(), balance.covered());
        var account = new Account(ORDER, "#2051", "en", balance, 1, 1, 1, true, false, schedule);
        var wish = new PayRules.Wish(Purpose.BALANCE, null, wanted, returnUrl);
        return PayRules.refusal(new PayRules.Situation(account, wish, usd(100), open, Optional.empty()))
                .map(PayRules.Refusal::reason);
    }

    private static Arguments wish(
            String situation, long outstanding, long wanted, @Nullable Checkout open, @Nullable Reason refusal) {
        return Arguments.of(situation, outstanding, wanted, open, refusal);
    }

    private static Arguments word(String situation, Checkout checkout, Outcome outcome, boolean news) {
        return Arguments.of(situation, checkout, outcome, news);
    }

    private static Outcome succeeded(int attempt) {
        return new Outcome.Succeeded(attempt, usd(6375), "Visa ending 4242", AT);
    }

    private static Outcome declined(int attempt) {
        return new Outcome.Declined(attempt, "card_declined", "Visa ending 0002");
    }

    private static Checkout at(Status status, int attempt) {
        return at(status, attempt, new Offer(null, false));
    }

    private static Checkout at(Status status, int attempt, Offer offer) {
        return new Checkout(
                UUID.fromString("01935a2c-7c03-7000-8000-000000000001"),
                ORDER,
                "BALANCE",
                usd(6375),
                BACK,
                offer,
                "sandbox",
                "key",
                status,
                status == CREATED ? null : SESSION,
                attempt,
                null,
                null,
                null,
                AT);
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }
}
