package dev.portico.orderedit.edit.domain;

import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.edit.domain.Cancellation.Wish;
import dev.portico.orderedit.edit.domain.Change.RemoveItem;
import dev.portico.orderedit.edit.domain.Change.ReplaceItem;
import dev.portico.orderedit.edit.domain.Change.SetQuantity;
import dev.portico.orderedit.edit.domain.Change.SwapVariant;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.PreOrder;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Deposit;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.CancelTerms.Mode;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden order whose two tops, 127.50 with tax, were pre-ordered; 185.62 with a shirt and shipping, all of it paid. */
class PreOrderCancellationTest {

    private static final UUID ID = new UUID(9, 9);
    private static final List<String> LISTED = List.of("classic-varsity-top-small", "classic-varsity-top-medium");

    @ParameterizedTest(name = "{0} % or {1} each, refundable: {2}, fee {3}, paid {4}: {5} kept")
    @CsvSource(
            nullValues = "-",
            value = {
                "20, -, false, -, 18562, 2550",
                "20, -, true, -, 18562, 0",
                "12.5, -, false, -, 18562, 1594",
                "100, -, false, -, 18562, 12750",
                "-, 1000, false, -, 18562, 2000",
                "-, 6375, false, -, 18562, 12750",
                "-, 6376, false, -, 18562, 12750",
                "20, -, false, 2549, 18562, 2550",
                "20, -, false, 2551, 18562, 2551",
                "20, -, false, -, 2550, 2550",
                "20, -, false, -, 2549, 2549",
                "20, -, false, -, 0, 0",
            })
    void theDepositStaysWhereTheListingSaysSo(
            @Nullable BigDecimal percent,
            @Nullable Long each,
            boolean refundable,
            @Nullable Long fee,
            long paidMinor,
            long kept) {
        var terms = new PreOrderTerms(Type.DEPOSIT_UPFRONT, new Deposit(percent, each), refundable, null, null);
        var situation = situation(order(terms, false))
                .copy()
                .paidMinor(paidMinor)
                .policy(EditPolicy.DEFAULT
                        .copy()
                        .cancel(new CancelTerms(Mode.IMMEDIATE, CancelTerms.USUAL_REASONS, true, fee, null))
                        .make())
                .make();

        assertThat(Cancellation.feeMinor(situation, List.of(TOP))).isEqualTo(kept);
        assertThat(Cancellation.feeMinor(situation, null)).isEqualTo(kept);
        assertThat(Cancellation.totalAfterMinor(situation, List.of(TOP))).isEqualTo(18562 - 12750 + kept);
        var canceled = Cancellation.of(situation, wish(List.of(TOP)), ID, WorkflowRules.DEFAULT);
        assertThat(canceled.order().totalMinor()).isEqualTo(18562 - 12750 + kept);
        assertThat(Cancellation.feeMinor(situation, List.of(SHIRT))).isEqualTo(fee == null ? 0 : fee);
    }

    @Test
    void whatWasCanceledAlreadyKeepsNothingMore() {
        var situation = situation(order(keeping(), false));
        var once = Cancellation.of(situation, wish(List.of(TOP)), ID, WorkflowRules.DEFAULT);
        assertThat(Cancellation.feeMinor(situation.with(once.order()), null)).isZero();
    }

    @Test
    void whatTheListingBindsIsNotCanceledAndTheRestIs() {
        var situation = situation(order(refundable(), true));
        assertThat(codes(Cancellation.violations(situation, (List<UUID>) null))).containsExactly(" NOT_CANCELABLE");
        assertThat(codes(Cancellation.violations(situation, List.of(SHIRT, TOP))))
                .containsExactly("/lineIds/1 NOT_CANCELABLE");
        assertThat(codes(Cancellation.violations(situation, List.of(SHIRT)))).isEmpty();
        assertThat(Cancellation.lines(situation.order()))
                .extracting(line -> line.id())
                .containsExactly(SHIRT);
        assertThat(PermissionRules.reasons(Action.CANCEL, situation)).isEmpty();

        var bound = situation.with(Cancellation.of(situation, wish(List.of(SHIRT)), ID, WorkflowRules.DEFAULT)
                .order());
        assertThat(PermissionRules.reasons(Action.CANCEL, bound))
                .extracting(reason -> reason.code())
                .containsExactly("NOT_CANCELABLE");
        assertThat(codes(Cancellation.violations(situation(order(refundable(), false)), (List<UUID>) null)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: bound {1}, deposit kept {2}, free {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "FEWER, NOT_CANCELABLE, DEPOSIT_KEPT, -",
                "MORE, -, -, -",
                "SAME_LISTING, -, -, -",
                "REMOVE, NOT_CANCELABLE, DEPOSIT_KEPT, -",
                "REPLACE, NOT_CANCELABLE, DEPOSIT_KEPT, -",
                "OTHER_VARIANT, NOT_CANCELABLE, DEPOSIT_KEPT, -",
            })
    void anEditGivesNothingUpThatCancelingWouldNotGiveBack(
            String what, @Nullable String bound, @Nullable String kept, @Nullable String free) {
        var change =
                switch (what) {
                    case "FEWER" -> new SetQuantity(TOP, 1);
                    case "MORE" -> new SetQuantity(TOP, 3);
                    case "SAME_LISTING" -> new SwapVariant(TOP, "classic-varsity-top-medium");
                    case "REMOVE" -> new RemoveItem(TOP);
                    case "REPLACE" -> new ReplaceItem(TOP, "classic-varsity-top", "classic-varsity-top-medium");
                    default -> new SwapVariant(TOP, "classic-varsity-top-large");
                };
        assertThat(against(change, order(refundable(), true))).isEqualTo(bound);
        assertThat(against(change, order(keeping(), false))).isEqualTo(kept);
        assertThat(against(change, order(refundable(), false))).isEqualTo(free);
    }

    @Test
    void theLawAndADelayAreNotBound() {
        var situation = situation(order(keeping(), true));
        var withdrawn = Cancellation.withdrawal(situation, null);
        assertThat(withdrawn.order().totalMinor()).isZero();

        var delayed = Cancellation.ofDelayed(situation, List.of(TOP), ID, WorkflowRules.DEFAULT, false);
        assertThat(delayed.feeMinor()).isZero();
        assertThat(delayed.order().totalMinor()).isEqualTo(18562 - 12750);
        assertThat(delayed.order().status()).isEqualTo(OrderStatus.OPEN);
        assertThat(delayed.followed().nothingDone()).isTrue();
        assertThat(Cancellation.totalAfterDelayMinor(situation, List.of(TOP))).isEqualTo(18562 - 12750);

        var byCustomer = Cancellation.ofDelayed(situation, List.of(TOP, SHIRT), ID, WorkflowRules.DEFAULT, true);
        assertThat(byCustomer.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(byCustomer.order().totalMinor()).isZero();
        assertThat(byCustomer.followed().tagsAdded()).containsExactly(Order.CANCELED_TAG);
    }

    @Test
    void whatWasSentOfWhatIsDelayedStaysAndIsPaid() {
        var order = order(keeping(), true);
        var sent = order.copy()
                .lines(order.lines().stream()
                        .map(line -> line.id().equals(TOP) ? line.withFulfilledQuantity(1) : line)
                        .toList())
                .make();
        var delayed = Cancellation.ofDelayed(situation(sent), List.of(TOP), ID, WorkflowRules.DEFAULT, false);
        var top = delayed.order().line(TOP).orElseThrow();
        assertThat(top.quantity()).isEqualTo(1);
        assertThat(top.totalMinor() + top.taxMinor()).isEqualTo(6375);
        assertThat(delayed.order().totalMinor()).isEqualTo(18562 - 6375);
        assertThat(Cancellation.totalAfterDelayMinor(situation(sent), List.of(TOP)))
                .isEqualTo(18562 - 6375);
    }

    private static @Nullable String against(Change change, Order order) {
        return CalculatedOrder.of(situation(order), List.of(change)).violations().stream()
                .map(violation -> violation.reason().code())
                .filter(Set.of("NOT_CANCELABLE", "DEPOSIT_KEPT")::contains)
                .findFirst()
                .orElse(null);
    }

    private static Wish wish(List<UUID> lineIds) {
        return new Wish("CHANGED_MIND", null, lineIds);
    }

    private static PreOrderTerms keeping() {
        return new PreOrderTerms(Type.DEPOSIT_UPFRONT, new Deposit(new BigDecimal("20"), null), false, null, null);
    }

    private static PreOrderTerms refundable() {
        return new PreOrderTerms(Type.DEPOSIT_UPFRONT, new Deposit(new BigDecimal("20"), null), true, null, null);
    }

    private static Order order(PreOrderTerms terms, boolean binding) {
        var promise = new PreOrder(new UUID(0, 7), terms, LISTED, null, null, binding);
        var order = Fixtures.order();
        return order.copy()
                .lines(order.lines().stream()
                        .map(line -> line.id().equals(TOP) ? line.promised(promise) : line)
                        .toList())
                .make();
    }

    private static Situation situation(Order order) {
        return Fixtures.situation(order, EditPolicy.DEFAULT, SOON);
    }

    private static List<String> codes(List<Violation> violations) {
        return violations.stream()
                .map(it -> it.pointer() + " " + it.reason().code())
                .toList();
    }
}
