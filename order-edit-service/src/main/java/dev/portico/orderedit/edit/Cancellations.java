package dev.portico.orderedit.edit;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.approval.EditRequests;
import dev.portico.orderedit.approval.EditRequests.Asked;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of canceling an order or some of its lines. One public method is one transaction. */
@ApplicationScoped
public class Cancellations {

    private final OrderStore orders;
    private final CanceledOrders canceled;
    private final EditRequests requests;
    private final IdempotencyKeys keys;
    private final EditMetrics metrics;

    Cancellations(
            OrderStore orders,
            CanceledOrders canceled,
            EditRequests requests,
            IdempotencyKeys keys,
            EditMetrics metrics) {
        this.orders = orders;
        this.canceled = canceled;
        this.requests = requests;
        this.keys = keys;
        this.metrics = metrics;
    }

    @MerchantTransaction
    public Uni<CancelPreview> preview(MerchantId merchant, UUID orderId, CancelPreviewRequest request) {
        return require(merchant, orderId)
                .map(loaded -> fresh(loaded, request.version(), request.lineIds()))
                .map(loaded -> preview(loaded, request.lineIds()));
    }

    @MerchantTransaction
    public Uni<CancelAnswer> cancel(
            Caller caller, MerchantId merchant, UUID orderId, @Nullable String key, CancelRequest request) {
        return keys.once(merchant, "order.cancel:" + orderId, key, request, CancelAnswer.class, () -> require(
                                merchant, orderId)
                        .map(loaded -> fresh(loaded, request.version(), request.lineIds()))
                        .map(loaded -> allowed(loaded, request.toWish()))
                        .chain(loaded -> cancel(loaded, caller.actor(), request.toWish())))
                .onFailure(ProblemException.class)
                .invoke(metrics::cancelFailed);
    }

    private Uni<LoadedOrder> require(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId).map(found -> found.orElseThrow(() -> Problems.notFound("order")));
    }

    private static LoadedOrder fresh(LoadedOrder loaded, int version, @Nullable List<UUID> lineIds) {
        if (loaded.order().version() != version) {
            throw EditRefusals.stale(loaded.order().version(), preview(loaded, lineIds));
        }
        return loaded;
    }

    private static LoadedOrder allowed(LoadedOrder loaded, Cancellation.Wish wish) {
        var violations = new ArrayList<>(Cancellation.violations(loaded.situation(), wish));
        violations.addAll(alreadyAsked(loaded));
        if (!violations.isEmpty()) {
            throw EditRefusals.refused(
                    "cancellation-refused", violations.stream().distinct().toList());
        }
        return loaded;
    }

    /** An edit that waits ends with the order; a cancellation that waits is enough. */
    private static List<Violation> alreadyAsked(LoadedOrder loaded) {
        var pending = loaded.order().progress().pendingEdit();
        return pending != null && pending.kind() == PendingEdit.Kind.CANCEL_APPROVAL
                ? List.of(new Violation(new Reason.PendingEdit(), ""))
                : List.of();
    }

    private static CancelPreview preview(LoadedOrder loaded, @Nullable List<UUID> lineIds) {
        var order = loaded.order();
        var situation = loaded.situation();
        var violations = new ArrayList<>(Cancellation.violations(situation, lineIds));
        violations.addAll(alreadyAsked(loaded));
        var known = lineIds == null
                ? null
                : lineIds.stream().filter(id -> order.line(id).isPresent()).toList();
        return new CancelPreview(
                order.version(),
                order.totalMinor(),
                loaded.coverage().coveredMinor(),
                refundMinor(loaded, known),
                notTakenMinor(loaded, known),
                order.currency(),
                Previews.violations(violations.stream().distinct().toList()),
                Cancellation.feeMinor(situation, known),
                situation.policy().cancel().mode(),
                situation.policy().cancel().reasons(),
                Cancellation.lines(order).stream()
                        .map(line -> new CancelPreview.OfLine(
                                line.id(),
                                refundMinor(loaded, List.of(line.id())),
                                notTakenMinor(loaded, List.of(line.id()))))
                        .toList());
    }

    private static long refundMinor(LoadedOrder loaded, @Nullable List<UUID> lineIds) {
        return loaded.coverage().refundMinor(Cancellation.totalAfterMinor(loaded.situation(), lineIds));
    }

    private static long notTakenMinor(LoadedOrder loaded, @Nullable List<UUID> lineIds) {
        return loaded.coverage().notTakenMinor(Cancellation.totalAfterMinor(loaded.situation(), lineIds));
    }

    private Uni<CancelAnswer> cancel(LoadedOrder loaded, Actor actor, Cancellation.Wish wish) {
        var id = Ids.next();
        if (loaded.situation().policy().cancel().mode() == CancelTerms.Mode.REQUEST) {
            // One request at a time: what waits is taken back first.
            var pending = loaded.order().progress().pendingEdit();
            if (pending != null) {
                throw EditRefusals.refused(
                        "cancellation-refused", List.of(new Violation(new Reason.PendingEdit(), "")));
            }
            return requests.askToCancel(loaded, id, wish, new Asked(actor, "cancel:" + id, ""));
        }
        return requests.withdraw(loaded, actor)
                .chain(prelude -> canceled.write(
                        loaded, Cancellation.of(loaded.situation(), wish, id, loaded.workflow()), actor, prelude));
    }
}
