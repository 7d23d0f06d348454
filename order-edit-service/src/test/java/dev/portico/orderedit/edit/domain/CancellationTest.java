package dev.portico.orderedit.edit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.edit.domain.Cancellation.Wish;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.CancelTerms.Mode;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden order: two tops of 60.00, a shirt of 50.00, taxes of 7.50 and 3.13, 4.99 shipping: 185.62. */
class CancellationTest {

    private static final UUID ID = new UUID(9, 9);
    private static final Wish WHOLE = new Wish("CHANGED_MIND", null, null);

    @ParameterizedTest(name = "{0} or {1} %: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 0",
                "500, -, 500",
                "18562, -, 18562",
                "18563, -, 18562",
                "-, 10, 1856",
                "-, 12.5, 2320",
                "-, 100, 18562",
            })
    void theFeeIsAllThatIsLeftAndNeverMoreThanTheOrder(@Nullable Long fixed, @Nullable BigDecimal percent, long fee) {
        var situation = situation(new CancelTerms(Mode.IMMEDIATE, CancelTerms.USUAL_REASONS, true, fixed, percent));
        var cancellation = Cancellation.of(situation, WHOLE, ID, WorkflowRules.DEFAULT);
        assertThat(cancellation.feeMinor()).isEqualTo(fee);
        assertThat(cancellation.order().totalMinor()).isEqualTo(fee);
        assertThat(cancellation.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(cancellation.edit()).isEmpty();
        assertThat(Cancellation.totalAfterMinor(situation, null)).isEqualTo(fee);
    }

    @Test
    void everythingGoesBackToStockUnlessTheShopKeepsItOut() {
        var restocked = Cancellation.of(Fixtures.soon(Fixtures.order()), WHOLE, ID, WorkflowRules.DEFAULT);
        assertThat(restocked.stockMoves()).singleElement().satisfies(move -> assertThat(move.units())
                .isEqualTo(-2));
        var kept = Cancellation.of(
                situation(new CancelTerms(Mode.IMMEDIATE, CancelTerms.USUAL_REASONS, false, null, null)),
                WHOLE,
                ID,
                WorkflowRules.DEFAULT);
        assertThat(kept.stockMoves()).isEmpty();
    }

    @Test
    void aLineGoesWithItsTaxAndTheRestStays() {
        var situation = Fixtures.soon(Fixtures.order());
        var wish = new Wish("OTHER", "The shirt only.", List.of(Fixtures.SHIRT));
        var cancellation = Cancellation.of(situation, wish, ID, WorkflowRules.DEFAULT);
        assertThat(cancellation.order().status()).isEqualTo(OrderStatus.OPEN);
        assertThat(cancellation.order().totalMinor()).isEqualTo(18562 - 5313);
        assertThat(cancellation.order().version()).isEqualTo(2);
        assertThat(cancellation.edit().orElseThrow().differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.kind()).isEqualTo(Difference.Kind.ITEM_REMOVED));
        assertThat(cancellation.followed().tagsAdded()).containsExactly(Order.EDITED_TAG);
    }

    @Test
    void theFeeOfALineIsAddedToTheFeesOfTheOrder() {
        var situation =
                situation(new CancelTerms(Mode.IMMEDIATE, CancelTerms.USUAL_REASONS, true, null, new BigDecimal("10")));
        var wish = new Wish("OTHER", null, List.of(Fixtures.SHIRT));
        var cancellation = Cancellation.of(situation, wish, ID, WorkflowRules.DEFAULT);
        assertThat(cancellation.feeMinor()).isEqualTo(531);
        assertThat(cancellation.order().feesMinor()).isEqualTo(531);
        assertThat(cancellation.order().totalMinor()).isEqualTo(18562 - 5313 + 531);
    }

    @Test
    void allLinesAreTheOrder() {
        var wish = new Wish("OTHER", null, List.of(Fixtures.SHIRT, Fixtures.TOP));
        var cancellation = Cancellation.of(Fixtures.soon(Fixtures.order()), wish, ID, WorkflowRules.DEFAULT);
        assertThat(cancellation.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(cancellation.order().totalMinor()).isZero();
        assertThat(cancellation.followed().tagsAdded()).containsExactly(Order.CANCELED_TAG);
    }

    @Test
    void allThatSpeaksAgainstItIsSaid() {
        var sent = Fixtures.order(Fixtures.line(1, line -> line.put("fulfilledQuantity", 1)));
        var situation = Fixtures.soon(sent);
        assertThat(codes(Cancellation.violations(situation, WHOLE))).containsExactly(" FULFILLED");
        var wish = new Wish("BORED", null, List.of(Fixtures.SHIRT, new UUID(5, 5), Fixtures.TOP));
        assertThat(codes(Cancellation.violations(situation, wish)))
                .containsExactly("/reason UNKNOWN_REASON", "/lineIds/0 FULFILLED", "/lineIds/1 UNKNOWN_LINE");
        assertThat(codes(Cancellation.violations(situation, List.of()))).containsExactly("/lineIds NOTHING_TO_CHANGE");
        assertThat(Cancellation.lines(sent)).extracting(line -> line.id()).containsExactly(Fixtures.TOP);
    }

    @Test
    void aWithdrawalIsFreeAndWhatWasSentIsNotBackYet() {
        var sent = Fixtures.order(Fixtures.line(0, line -> line.put("fulfilledQuantity", 1)));
        var situation = Fixtures.soon(sent)
                .copy()
                .policy(EditPolicy.DEFAULT
                        .copy()
                        .cancel(new CancelTerms(Mode.IMMEDIATE, CancelTerms.USUAL_REASONS, true, 900L, null))
                        .make())
                .make();
        var withdrawal = Cancellation.withdrawal(situation, null);
        assertThat(withdrawal.feeMinor()).isZero();
        assertThat(withdrawal.order().totalMinor()).isZero();
        assertThat(withdrawal.stockMoves()).singleElement().satisfies(move -> assertThat(move.units())
                .isEqualTo(-1));
        assertThat(withdrawal.followed().nothingDone()).isTrue();
    }

    @Test
    void anOrderThatIsNotPaidEndsWithoutAFeeWhateverTheCustomerMayDo() {
        var order = Fixtures.order();
        var terms = new CancelTerms(Mode.REQUEST, List.of("OTHER"), true, 900L, null);
        var late = Fixtures.situation(
                order, EditPolicy.DEFAULT.copy().cancel(terms).make(), Fixtures.SOON.plus(Duration.ofDays(30)));

        var cancellation = Cancellation.unpaid(late);

        assertThat(Cancellation.violations(late, WHOLE)).isNotEmpty();
        assertThat(cancellation.whole()).isTrue();
        assertThat(cancellation.reason()).isEqualTo("UNPAID");
        assertThat(cancellation.feeMinor()).isZero();
        assertThat(cancellation.stockMoves()).isNotEmpty();
        assertThat(cancellation.followed().nothingDone()).isTrue();
    }

    @Test
    void whatWasSentInPartOrIsOverDoesNotEndUnpaid() {
        var sent = Fixtures.order(Fixtures.line(1, line -> line.put("fulfilledQuantity", 1)));

        assertThat(Cancellation.canEndUnpaid(Fixtures.order())).isTrue();
        assertThat(Cancellation.canEndUnpaid(sent)).isFalse();
        assertThat(Cancellation.canEndUnpaid(Fixtures.order().cancel(Fixtures.SOON, 0)))
                .isFalse();
    }

    private static List<String> codes(List<Violation> violations) {
        return violations.stream()
                .map(it -> it.pointer() + " " + it.reason().code())
                .toList();
    }

    private static Situation situation(CancelTerms terms) {
        return Fixtures.situation(
                Fixtures.order(), EditPolicy.DEFAULT.copy().cancel(terms).make(), Fixtures.SOON);
    }
}
