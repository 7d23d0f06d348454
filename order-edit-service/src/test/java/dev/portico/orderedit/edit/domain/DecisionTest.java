package dev.portico.orderedit.edit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.approval.domain.Applying;
import dev.portico.orderedit.approval.domain.WaitingEdit;
import dev.portico.orderedit.edit.domain.Decision.Accepted;
import dev.portico.orderedit.edit.domain.Decision.Canceled;
import dev.portico.orderedit.edit.domain.Decision.Circumstances;
import dev.portico.orderedit.edit.domain.Decision.Rejected;
import dev.portico.orderedit.edit.domain.Decision.Waiting;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditPolicyCopy;
import dev.portico.orderedit.policy.domain.LastItemRemoval;
import dev.portico.orderedit.policy.domain.OnIncrease;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final UUID EDIT = new UUID(9, 1);
    private static final long PAID = 18562;
    private static final EditPolicy COLLECT_FIRST = EditPolicy.DEFAULT
            .copy()
            .onIncrease(OnIncrease.COLLECT_THEN_APPLY)
            .collectWithin(Duration.ofMinutes(20))
            .make();
    private static final EditPolicy ASK_FIRST =
            EditPolicy.DEFAULT.copy().approval(Set.of(Action.CHANGE_QUANTITY)).make();

    private final Order order = Fixtures.order();

    @Test
    void anIncreaseIsAppliedAndHeldUntilPaid() {
        var accepted = accepted(decide(EditPolicy.DEFAULT, 3));
        assertThat(accepted.order().totalMinor()).isEqualTo(PAID + 6375);
        assertThat(accepted.held())
                .hasValueSatisfying(hold -> assertThat(hold.kind()).isEqualTo(Hold.Kind.UNPAID));
        assertThat(accepted.order().tags()).contains(Order.EDITED_TAG);
        assertThat(accepted.order().progress().lastEdit()).isNotNull();
    }

    @Test
    void aDecreaseIsNotHeldAndReleasesWhatWas() {
        var raised = accepted(decide(EditPolicy.DEFAULT, 3)).order();
        var lowered = accepted(decide(Fixtures.soon(raised), 1));
        assertThat(lowered.held()).isEmpty();
        assertThat(lowered.released()).isPresent();
        assertThat(lowered.order().hold(Hold.Kind.UNPAID)).isEmpty();
    }

    @Test
    void anIncreaseWaitsForItsMoneyWhereTheShopCollectsFirst() {
        var waiting = waiting(decide(COLLECT_FIRST, 3));
        assertThat(waiting.pending().kind()).isEqualTo(PendingEdit.Kind.PAYMENT);
        assertThat(waiting.pending().dueMinor()).isEqualTo(6375);
        assertThat(waiting.pending().totalAfterMinor()).isEqualTo(PAID + 6375);
        assertThat(waiting.pending().expiresAt()).isEqualTo(Fixtures.SOON.plusSeconds(1200));
        assertThat(waiting.order().totalMinor()).isEqualTo(PAID);
        assertThat(waiting.order().version()).isEqualTo(1);
        assertThat(waiting.reserved()).singleElement().satisfies(move -> assertThat(move.units())
                .isEqualTo(1));
    }

    @Test
    void aDecreaseDoesNotWaitForMoney() {
        assertThat(decide(COLLECT_FIRST, 1)).isInstanceOf(Accepted.class);
    }

    @Test
    void anActionThatNeedsApprovalWaitsForIt() {
        var waiting = waiting(decide(ASK_FIRST, 1));
        assertThat(waiting.pending().kind()).isEqualTo(PendingEdit.Kind.APPROVAL);
        assertThat(waiting.pending().dueMinor()).isZero();
        assertThat(waiting.reserved()).isEmpty();
    }

    @Test
    void nothingLeftToSendEndsTheOrderWhereTheShopLetsIt() {
        var given = emptied(policy -> policy.cancel(fee(700L)).approval(Set.of(Action.REMOVE_ITEM)));
        var canceled =
                (Canceled) Decision.on(given, new Circumstances(EDIT, Fixtures.paid(PAID), WorkflowRules.DEFAULT));
        var cancellation = canceled.cancellation();
        assertThat(cancellation.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(cancellation.order().totalMinor()).isEqualTo(700);
        assertThat(cancellation.reason()).isEqualTo(Cancellation.LAST_ITEM_REMOVED);
        assertThat(cancellation.edit()).hasValueSatisfying(edit -> {
            assertThat(edit.id()).isEqualTo(EDIT);
            assertThat(edit.totalAfterMinor()).isEqualTo(700);
            assertThat(edit.differences().stream()
                            .mapToLong(Difference::amountMinor)
                            .sum())
                    .as("items, shipping and their taxes")
                    .isEqualTo(-PAID);
        });
        assertThat(cancellation.stockMoves()).singleElement().satisfies(move -> assertThat(move.units())
                .isEqualTo(-2));
    }

    @Test
    void aCancellationTheShopWantsToSeeDoesNotHappenByItself() {
        var given = emptied(policy ->
                policy.cancel(new CancelTerms(CancelTerms.Mode.REQUEST, CancelTerms.USUAL_REASONS, true, null, null)));
        assertThat(Decision.on(given, new Circumstances(EDIT, Fixtures.paid(PAID), WorkflowRules.DEFAULT)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.violations())
                        .extracting(it -> it.reason().code())
                        .containsOnly("LAST_ITEM"));
    }

    private CalculatedOrder emptied(UnaryOperator<EditPolicyCopy> change) {
        var policy = change.apply(EditPolicy.DEFAULT.copy().lastItem(LastItemRemoval.CANCEL))
                .make();
        return CalculatedOrder.of(
                Fixtures.situation(order, policy, Fixtures.SOON),
                List.of(new Change.RemoveItem(Fixtures.TOP), new Change.RemoveItem(Fixtures.SHIRT)));
    }

    private static CancelTerms fee(long minor) {
        return new CancelTerms(CancelTerms.Mode.IMMEDIATE, CancelTerms.USUAL_REASONS, true, minor, null);
    }

    @Test
    void oneWaitsAtATime() {
        var waiting = waiting(decide(ASK_FIRST, 3));
        var decision = decide(Fixtures.soon(waiting.order()), 4);
        assertThat(decision).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.violations())
                .extracting(it -> it.reason().code())
                .contains("PENDING_EDIT"));
    }

    @Test
    void whatWaitedIsAppliedAsItWasAskedFor() {
        var waiting = waiting(decide(COLLECT_FIRST, 3));
        var applying = Applying.of(request(waiting), late(waiting.order()));
        assertThat(applying.reasons()).isEmpty();
        assertThat(applying.moves()).isEmpty();
        var given = new Circumstances(EDIT, Fixtures.paid(PAID + 6375), WorkflowRules.DEFAULT);
        var accepted = Decision.accept(applying.calculated(), given, Decision.triggers(applying.calculated()));
        assertThat(accepted.order().totalMinor()).isEqualTo(PAID + 6375);
        assertThat(accepted.order().version()).isEqualTo(2);
        assertThat(accepted.order().progress().pendingEdit()).isNull();
        assertThat(accepted.held()).isEmpty();
    }

    @Test
    void whatWaitedForAnOrderThatIsAnotherNowIsRefused() {
        var waiting = waiting(decide(COLLECT_FIRST, 3));
        var changed = waiting.order().copy().note("By the shop.").make();
        assertThat(codes(Applying.of(request(waiting), late(changed)))).containsExactly("STALE_VERSION");
        var canceled = waiting.order().cancel(Fixtures.SOON, 0);
        assertThat(codes(Applying.of(request(waiting), late(canceled)))).contains("ORDER_CLOSED");
    }

    @Test
    void unitsThatHaveLeftMeanwhileRefuseIt() {
        var waiting = waiting(decide(ASK_FIRST, 1));
        var sent = waiting.order()
                .copy()
                .lines(waiting.order().lines().stream()
                        .map(line -> line.withFulfilledQuantity(line.quantity()))
                        .toList())
                .make();
        assertThat(codes(Applying.of(request(waiting), late(sent)))).containsExactly("FULFILLED");
    }

    @Test
    void approvedAndDearerItWaitsForItsMoneyWhereTheShopCollectsFirst() {
        var request = request(waiting(decide(ASK_FIRST, 3)));
        assertThat(Applying.paymentFirst(
                        request, Fixtures.situation(order, COLLECT_FIRST, Fixtures.SOON), Fixtures.paid(PAID)))
                .hasValueSatisfying(payment -> {
                    assertThat(payment.kind()).isEqualTo(PendingEdit.Kind.PAYMENT);
                    assertThat(payment.dueMinor()).isEqualTo(6375);
                });
        assertThat(Applying.paymentFirst(
                        request, Fixtures.situation(order, ASK_FIRST, Fixtures.SOON), Fixtures.paid(PAID)))
                .isEmpty();
        assertThat(Applying.paymentFirst(
                        request, Fixtures.situation(order, COLLECT_FIRST, Fixtures.SOON), Fixtures.paid(PAID + 6375)))
                .isEmpty();
    }

    @Test
    void reservationsAreWhatIsTakenAndTheRestIsWhatIsLeftToMove() {
        var taken = new StockMove("p", "a", 3, true, 5);
        var given = new StockMove("p", "b", -2, true, 5);
        var moves = List.of(taken, given);
        assertThat(Reservation.of(moves)).containsExactly(taken);
        assertThat(Reservation.rest(moves, List.of(taken))).containsExactly(given);
        assertThat(Reservation.rest(List.of(), List.of(taken))).containsExactly(taken.plus(-6));
        assertThat(Reservation.together(List.of(given), Reservation.release(List.of(taken))))
                .containsExactly(given, taken.plus(-6));
        assertThat(Reservation.shortages(List.of(new StockMove("p", "a", 6, true, 5))))
                .hasSize(1);
        assertThat(Reservation.shortages(List.of(new StockMove("p", "a", 6, false, 5))))
                .isEmpty();
    }

    private static WaitingEdit request(Waiting waiting) {
        return WaitingEdit.begin(new UUID(0, 3), waiting.pending(), 1, waiting.span(), null, waiting.reserved());
    }

    private static Situation late(Order order) {
        return Fixtures.situation(order, EditPolicy.DEFAULT, Fixtures.CLOSES.plusSeconds(60));
    }

    private static List<String> codes(Applying applying) {
        return applying.reasons().stream().map(reason -> reason.code()).toList();
    }

    private Decision decide(EditPolicy policy, int quantity) {
        return decide(Fixtures.situation(order, policy, Fixtures.SOON), quantity);
    }

    private static Decision decide(Situation situation, int quantity) {
        var calculated = CalculatedOrder.of(situation, List.of(new Change.SetQuantity(Fixtures.TOP, quantity)));
        return Decision.on(calculated, new Circumstances(EDIT, Fixtures.paid(PAID), WorkflowRules.DEFAULT));
    }

    private static Accepted accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return (Accepted) decision;
    }

    private static Waiting waiting(Decision decision) {
        assertThat(decision).isInstanceOf(Waiting.class);
        return (Waiting) decision;
    }
}
