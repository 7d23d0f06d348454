package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.authorized;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static dev.portico.payment.account.domain.AccountFixtures.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portico.payment.account.domain.AccountEvent.AuthorizationChanged;
import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Money that the shop's platform has reserved: it covers the order, less of it is taken, and none of it goes back. */
class AuthorizationTest {

    private static final PaymentMade CARD = authorized("card", 10000);
    private static final PaymentMade OLDER = authorized("older", 6000, AT.minusSeconds(60));
    private static final PaymentMade NEWER = authorized("newer", 4000);

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void whatIsReservedAndWhatFollows(
            String story, UnaryOperator<Story> told, long paid, long authorized, long outstanding, List<String> news) {
        var end = told.apply(new Story());

        assertThat(end.account().balance().paid()).isEqualTo(usd(paid));
        assertThat(end.account().balance().authorized()).isEqualTo(usd(authorized));
        assertThat(end.account().balance().outstanding()).isEqualTo(usd(outstanding));
        assertThat(end.lastNews()).containsExactlyElementsOf(news);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                row(
                        "covers the order as a payment does",
                        it -> it.received(10000, CARD),
                        0,
                        10000,
                        0,
                        "balance ORDER_TOTAL"),
                row("and a part of it", it -> it.received(12500, CARD), 0, 10000, 2500, "balance ORDER_TOTAL"),
                row(
                        "beyond the total nothing is taken",
                        it -> it.received(9999, CARD),
                        0,
                        9999,
                        0,
                        "balance ORDER_TOTAL",
                        "card -1 to 9999 ORDER_EDITED"),
                row(
                        "a lower total takes less and gives nothing back",
                        it -> it.received(10000, CARD).edited(7000),
                        0,
                        7000,
                        0,
                        "balance ORDER_TOTAL",
                        "card -3000 to 7000 ORDER_EDITED"),
                row(
                        "only what is left of a surplus is due back",
                        it -> it.received(10000, paid("cash", 8000), authorized("card", 2000))
                                .edited(5000),
                        8000,
                        0,
                        -3000,
                        "balance ORDER_TOTAL",
                        "card -2000 to 0 ORDER_EDITED",
                        "refund 3000 ORDER_EDITED"),
                row(
                        "a surplus of exactly what is reserved leaves nothing to give back",
                        it -> it.received(10000, paid("cash", 8000), authorized("card", 2000))
                                .edited(8000),
                        8000,
                        0,
                        0,
                        "balance ORDER_TOTAL",
                        "card -2000 to 0 ORDER_EDITED"),
                row(
                        "the newest takes less first",
                        it -> it.received(10000, NEWER, OLDER).edited(7000),
                        0,
                        7000,
                        0,
                        "balance ORDER_TOTAL",
                        "newer -3000 to 1000 ORDER_EDITED"),
                row(
                        "then the older one",
                        it -> it.received(10000, NEWER, OLDER).edited(5000),
                        0,
                        5000,
                        0,
                        "balance ORDER_TOTAL",
                        "older -1000 to 5000 ORDER_EDITED",
                        "newer -4000 to 0 ORDER_EDITED"),
                row(
                        "a canceled order voids it",
                        it -> it.received(10000, CARD).canceled(0),
                        0,
                        0,
                        0,
                        "balance ORDER_TOTAL",
                        "card -10000 to 0 ORDER_CANCELED"),
                row(
                        "all but the fee",
                        it -> it.received(10000, CARD).canceled(500),
                        0,
                        500,
                        0,
                        "balance ORDER_TOTAL",
                        "card -9500 to 500 ORDER_CANCELED"),
                row(
                        "a total that rises again is taken from it before anybody is asked",
                        it -> it.received(10000, CARD).edited(7000).edited(9000),
                        0,
                        9000,
                        0,
                        "balance ORDER_TOTAL",
                        "card +2000 to 9000 ORDER_EDITED"),
                row(
                        "never more than was reserved",
                        it -> it.received(10000, CARD).edited(7000).edited(10001),
                        0,
                        10000,
                        1,
                        "balance ORDER_TOTAL",
                        "card +3000 to 10000 ORDER_EDITED",
                        "pay 1 ORDER_EDITED"),
                row(
                        "the oldest takes more first",
                        it -> it.received(10000, NEWER, OLDER).edited(1000).edited(8000),
                        0,
                        8000,
                        0,
                        "balance ORDER_TOTAL",
                        "older +5000 to 6000 ORDER_EDITED",
                        "newer +2000 to 2000 ORDER_EDITED"),
                row(
                        "what was given back on purpose is not taken again",
                        it -> it.received(10000, paid("cash", 5000), authorized("card", 5000))
                                .edited(8000)
                                .refunded(2000)
                                .edited(8000),
                        5000,
                        3000,
                        2000),
                row(
                        "but what is owed more since is",
                        it -> it.received(10000, paid("cash", 5000), authorized("card", 5000))
                                .edited(8000)
                                .refunded(2000)
                                .edited(8500),
                        5000,
                        3500,
                        2000,
                        "balance ORDER_TOTAL",
                        "card +500 to 3500 ORDER_EDITED"),
                row(
                        "an edit that waits for its payment is covered",
                        it -> it.received(10000, CARD).edited(7000).requested(7000, 8000),
                        0,
                        8000,
                        -1000,
                        "balance AUTHORIZATION",
                        "card +1000 to 8000 ORDER_EDITED"),
                row(
                        "until it is not going to be applied",
                        it -> it.received(10000, CARD)
                                .edited(7000)
                                .requested(7000, 8000)
                                .requestEnded(7000),
                        0,
                        7000,
                        0,
                        "balance AUTHORIZATION",
                        "card -1000 to 7000 EDIT_NOT_APPLIED"),
                row(
                        "money that comes twice takes less of it",
                        it -> it.received(10000, authorized("card", 8000))
                                .taken(2000, "pay-1")
                                .taken(2000, "pay-2"),
                        4000,
                        6000,
                        0,
                        "succeeded",
                        "balance PAYMENT",
                        "card -2000 to 6000 OVERPAID"),
                row(
                        "captured in full",
                        it -> it.received(10000, CARD).updated(10000, paid("card", 10000)),
                        10000,
                        0,
                        0,
                        "balance PAYMENT"),
                row(
                        "captured as low as Portico said",
                        it -> it.received(10000, CARD).edited(7000).updated(7000, paid("card", 7000)),
                        7000,
                        0,
                        0,
                        "balance PAYMENT"),
                row(
                        "captured for less: the rest is owed again",
                        it -> it.received(10000, CARD).updated(10000, paid("card", 9999)),
                        9999,
                        0,
                        1,
                        "balance PAYMENT",
                        "pay 1 AUTHORIZATION_ENDED"),
                row(
                        "captured for more than Portico said: the surplus is due back",
                        it -> it.received(10000, CARD).edited(7000).updated(7000, paid("card", 10000)),
                        10000,
                        0,
                        -3000,
                        "balance PAYMENT",
                        "refund 3000 OVERPAID"),
                row(
                        "captured although the order was canceled",
                        it -> it.received(10000, CARD).canceled(0).updated(0, paid("card", 10000)),
                        10000,
                        0,
                        -10000,
                        "balance PAYMENT",
                        "refund 10000 OVERPAID"),
                row(
                        "captured for more, while another one is reserved: that takes less",
                        it -> it.received(10000, NEWER, OLDER).edited(8000).updated(8000, paid("newer", 4000)),
                        4000,
                        4000,
                        0,
                        "balance PAYMENT",
                        "older -2000 to 4000 ORDER_UPDATED"),
                row(
                        "captured twice over: one payment",
                        it -> it.received(10000, CARD)
                                .updated(10000, paid("card", 10000))
                                .updated(10000, paid("card", 10000)),
                        10000,
                        0,
                        0),
                row(
                        "captured for nothing at all",
                        it -> it.received(10000, CARD).updated(10000, paid("card", 0)),
                        0,
                        0,
                        10000,
                        "balance AUTHORIZATION",
                        "pay 10000 AUTHORIZATION_ENDED"),
                row(
                        "what was captured is not reserved any more, whoever says so",
                        it -> it.received(10000, CARD)
                                .updated(10000, paid("card", 10000))
                                .updated(10000, CARD),
                        10000,
                        0,
                        0),
                row(
                        "nor is it voided",
                        it -> it.received(10000, CARD)
                                .updated(10000, paid("card", 10000))
                                .updated(10000, voided("card", 10000)),
                        10000,
                        0,
                        0),
                row(
                        "voided: what it covered is owed again",
                        it -> it.received(10000, CARD).updated(10000, voided("card", 10000)),
                        0,
                        0,
                        10000,
                        "balance AUTHORIZATION",
                        "pay 10000 AUTHORIZATION_ENDED"),
                row(
                        "voided as Portico said: nothing is owed",
                        it -> it.received(10000, CARD).canceled(0).updated(0, voided("card", 10000)),
                        0,
                        0,
                        0),
                row(
                        "voided while another one could take more",
                        it -> it.received(10000, NEWER, OLDER).edited(6000).updated(6000, voided("older", 6000)),
                        0,
                        4000,
                        2000,
                        "balance AUTHORIZATION",
                        "newer +4000 to 4000 ORDER_UPDATED",
                        "pay 2000 AUTHORIZATION_ENDED"),
                row(
                        "less is reserved than before",
                        it -> it.received(10000, CARD).updated(10000, authorized("card", 6000)),
                        0,
                        6000,
                        4000,
                        "balance AUTHORIZATION",
                        "pay 4000 AUTHORIZATION_ENDED"),
                row(
                        "as little as Portico said: no news",
                        it -> it.received(10000, CARD).edited(7000).updated(7000, authorized("card", 7000)),
                        0,
                        7000,
                        0),
                row(
                        "which is the most from then on",
                        it -> it.received(10000, CARD)
                                .edited(7000)
                                .updated(7000, authorized("card", 7000))
                                .edited(9000),
                        0,
                        7000,
                        2000,
                        "balance ORDER_TOTAL",
                        "pay 2000 ORDER_EDITED"),
                row(
                        "more is reserved for what is owed",
                        it -> it.received(10000, CARD).edited(12000).updated(12000, authorized("card", 12000)),
                        0,
                        12000,
                        0,
                        "balance AUTHORIZATION"),
                row(
                        "told again as it is",
                        it -> it.received(10000, CARD).edited(7000).updated(7000, CARD),
                        0,
                        7000,
                        0),
                row(
                        "left out: it stays as it is",
                        it -> it.received(10000, CARD).updated(10000, paid("cash", 1000)),
                        1000,
                        9000,
                        0,
                        "balance PAYMENT",
                        "card -1000 to 9000 ORDER_UPDATED"),
                row(
                        "older news of it come too late",
                        it -> it.received(10000, CARD)
                                .updated(10000, voided("card", 10000))
                                .toldLate(10000, CARD),
                        0,
                        0,
                        10000),
                row(
                        "older news of what was voided before it was heard of, too",
                        it -> it.received(10000)
                                .updated(10000, voided("card", 10000))
                                .toldLate(10000, CARD),
                        0,
                        0,
                        10000),
                row(
                        "a capture counts however late it is told",
                        it -> it.received(10000, CARD).edited(7000).toldLate(10000, paid("card", 7000)),
                        7000,
                        0,
                        0,
                        "balance PAYMENT"),
                row(
                        "an edit that overtook its order waits for it",
                        it -> it.edited(7000).toldLate(Cause.RECEIVED, 10000, CARD),
                        0,
                        7000,
                        0,
                        "balance ORDER_TOTAL",
                        "card -3000 to 7000 ORDER_EDITED"));
    }

    @Test
    void whatWouldBeAskedForCountsWhatCanBeTakenAgain() {
        var lowered = new Story().received(10000, CARD).edited(7000).account();

        assertThat(lowered.asIf(order(Cause.EDITED, 9, 0).terms(), usd(9000)).due())
                .isEqualTo(usd(0));
        assertThat(lowered.asIf(order(Cause.EDITED, 9, 0).terms(), usd(10500)).due())
                .isEqualTo(usd(500));
    }

    @Test
    void eachChangeIsAnEntryOfItsOwn() {
        var story = new Story().received(10000, CARD).edited(7000).edited(9000).updated(9000, paid("card", 9000));

        assertThat(story.entries())
                .filteredOn(entry -> entry.kind() == LedgerEntry.Kind.AUTHORIZATION)
                .extracting(LedgerEntry::reference, entry -> entry.amount().getAmountMinorLong())
                .containsExactly(
                        tuple("1/card", 10000L),
                        tuple("2/card", -3000L),
                        tuple("3/card", 2000L),
                        tuple("4/card", -9000L));
    }

    @Test
    void aPlatformMayCallItsPaymentsWhatItLikes() {
        var story = new Story()
                .received(10000, authorized("card", 5000), authorized("1/card", 5000))
                .edited(2000)
                .edited(8000)
                .edited(1000);

        assertThat(story.entries()).extracting(LedgerEntry::reference).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterAnyHistoryTheEntriesAreTheSumsAndNobodyOwesWhatIsReserved(int seed) {
        var chance = new Random(seed);
        var story = new Story().received(chance.nextInt(20_000), CARD, OLDER);
        for (var i = 0; i < 60; i++) {
            story = randomStep(story, chance);
            var account = story.account();
            var summed = Balance.zero(ORDER, CurrencyUnit.USD);
            for (var entry : story.entries()) {
                summed = summed.with(entry);
            }
            assertThat(account.balance()).isEqualTo(summed);
            assertThat(account.balance().authorized()).isEqualTo(reserved(account));
            if (account.balance().outstanding().isNegative()) {
                assertThat(account.balance().authorized()).isEqualTo(usd(0));
            }
        }
        assertThat(story.entries())
                .extracting(entry -> entry.kind() + entry.reference())
                .doesNotHaveDuplicates();
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 100);
    }

    private static Story randomStep(Story story, Random chance) {
        long total = story.account().balance().orderTotal().getAmountMinorLong();
        var name = "card-" + chance.nextInt(4);
        return switch (chance.nextInt(6)) {
            case 0 -> story.updated(total, authorized(name, chance.nextInt(9_000)));
            case 1 -> story.updated(total, voided(name, 1));
            case 2 -> story.updated(total, paid(name, chance.nextInt(9_000)));
            case 3 -> story.taken(1 + chance.nextInt(3_000), "pay-" + story.sequence());
            default -> story.edited(chance.nextInt(20_000));
        };
    }

    private static Money reserved(Account account) {
        return account.authorizations().all().stream()
                .map(Authorization::amount)
                .reduce(usd(0), Money::plus);
    }

    private static Arguments row(
            String story, UnaryOperator<Story> told, long paid, long authorized, long outstanding, String... news) {
        return Arguments.of(story, told, paid, authorized, outstanding, List.of(news));
    }

    static String words(AccountEvent event) {
        if (event instanceof BalanceChanged changed) {
            return "balance " + changed.cause();
        }
        if (event instanceof AuthorizationChanged changed) {
            return "%s %+d to %d %s"
                    .formatted(
                            changed.authorization().reference(),
                            changed.change().getAmountMinorLong(),
                            changed.authorization().amount().getAmountMinorLong(),
                            changed.reason());
        }
        if (event instanceof RefundDue due) {
            return "refund %d %s".formatted(due.amount().getAmountMinorLong(), due.reason());
        }
        if (event instanceof PaymentRequested asked) {
            return "pay %d %s".formatted(asked.amount().getAmountMinorLong(), asked.reason());
        }
        return "succeeded";
    }
}
