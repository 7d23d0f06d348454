package dev.portico.orderedit.delay;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.delay.DelayStore.OfOrder;
import dev.portico.orderedit.delay.domain.DelayRules;
import dev.portico.orderedit.delay.domain.DelayRules.Choice;
import dev.portico.orderedit.edit.EditRefusals;
import dev.portico.orderedit.edit.PreviewView.ViolationView;
import dev.portico.orderedit.edit.Previews;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.DelayOption.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of a customer's answer to a delay. One public method is one transaction. */
@ApplicationScoped
class DelayAnswers {

    private final OrderStore orders;
    private final DelayStore store;
    private final DelayedOrders delayed;
    private final Outbox outbox;
    private final IdempotencyKeys keys;

    DelayAnswers(OrderStore orders, DelayStore store, DelayedOrders delayed, Outbox outbox, IdempotencyKeys keys) {
        this.orders = orders;
        this.store = store;
        this.delayed = delayed;
        this.outbox = outbox;
        this.keys = keys;
    }

    @MerchantTransaction
    public Uni<DelayPreview> preview(MerchantId merchant, UUID orderId, UUID noticeId) {
        return require(merchant, orderId).map(loaded -> preview(loaded, noticeId));
    }

    /** What was answered already is answered again; what can't be ends in a 422. */
    @MerchantTransaction
    public Uni<DelayAnswer> answer(
            Caller caller, MerchantId merchant, UUID orderId, @Nullable String key, DelayAnswerRequest request) {
        return keys.once(merchant, "order.delay-answer:" + orderId, key, request, DelayAnswer.class, () -> require(
                        merchant, orderId)
                .chain(loaded -> answer(loaded, caller.actor(), request)));
    }

    private Uni<LoadedOrder> require(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId).map(found -> found.orElseThrow(() -> Problems.notFound("order")));
    }

    private static DelayPreview preview(LoadedOrder loaded, UUID noticeId) {
        var order = loaded.order();
        var option = order.progress().delay(noticeId);
        var lineIds = option.map(it -> DelayedOrders.lineIds(order, it)).orElse(List.of());
        long totalAfter = Cancellation.totalAfterDelayMinor(loaded.situation(), lineIds);
        return new DelayPreview(
                order.version(),
                noticeId,
                order.totalMinor(),
                loaded.coverage().coveredMinor(),
                loaded.coverage().refundMinor(totalAfter),
                loaded.coverage().notTakenMinor(totalAfter),
                order.currency(),
                lineIds,
                !lineIds.isEmpty()
                        && lineIds.size()
                                == order.lines().stream()
                                        .filter(line -> line.quantity() > 0)
                                        .count(),
                violations(loaded, noticeId, Choice.ACCEPT),
                violations(loaded, noticeId, Choice.CANCEL));
    }

    private static List<ViolationView> violations(LoadedOrder loaded, UUID noticeId, Choice choice) {
        return Previews.violations(against(loaded, noticeId, choice));
    }

    private static List<Violation> against(LoadedOrder loaded, UUID noticeId, Choice choice) {
        var order = loaded.order();
        return DelayRules.against(
                        choice,
                        order,
                        order.progress().delay(noticeId),
                        loaded.situation().now())
                .stream()
                .map(reason -> new Violation(reason, ""))
                .toList();
    }

    private Uni<DelayAnswer> answer(LoadedOrder loaded, Actor actor, DelayAnswerRequest request) {
        var asked = loaded.order().progress().delay(request.noticeId());
        if (DelayRules.isRepeated(request.answer(), asked)) {
            return Uni.createFrom().item(answer(loaded, asked.orElseThrow().answer()));
        }
        var violations = against(loaded, request.noticeId(), request.answer());
        if (!violations.isEmpty()) {
            throw EditRefusals.refused("delay-answer-refused", violations);
        }
        boolean cancels = request.answer() == Choice.CANCEL;
        if (cancels && loaded.order().version() != request.version()) {
            throw EditRefusals.stale(loaded.order().version(), preview(loaded, request.noticeId()));
        }
        var answer = cancels ? Answer.CANCELED : Answer.ACCEPTED;
        var option = asked.orElseThrow().answered(answer, loaded.situation().now());
        return store.answered(
                        loaded.merchant(),
                        request.noticeId(),
                        actor,
                        List.of(new OfOrder(loaded.order().id(), answer.name())))
                .chain(() -> cancels ? cancel(loaded, option, actor) : accept(loaded, option));
    }

    private static DelayAnswer answer(LoadedOrder loaded, @Nullable Answer given) {
        return new DelayAnswer(
                OrderExcerpts.of(loaded.situation()),
                loaded.sequence(),
                given == Answer.ACCEPTED ? DelayAnswer.Outcome.ACCEPTED : DelayAnswer.Outcome.CANCELED);
    }

    private Uni<DelayAnswer> cancel(LoadedOrder loaded, DelayOption option, Actor actor) {
        return delayed.cancel(loaded, option, actor)
                .map(done -> new DelayAnswer(done.order(), done.sequence(), DelayAnswer.Outcome.CANCELED));
    }

    private Uni<DelayAnswer> accept(LoadedOrder loaded, DelayOption option) {
        var change = AskAboutDelay.change(loaded, option);
        return orders.update(loaded, change.order(), change.events())
                .chain(() -> outbox.append(change.events().events()))
                .replaceWith(new DelayAnswer(
                        OrderExcerpts.of(loaded.situation().with(change.order())),
                        change.events().sequence(),
                        DelayAnswer.Outcome.ACCEPTED));
    }
}
