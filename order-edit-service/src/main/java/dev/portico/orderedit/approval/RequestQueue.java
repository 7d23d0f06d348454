package dev.portico.orderedit.approval;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Fault;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.approval.RequestAnswers.Answered;
import dev.portico.orderedit.approval.RequestAnswers.Case;
import dev.portico.orderedit.approval.domain.RequestStatus;
import dev.portico.orderedit.approval.domain.WaitingEdit;
import dev.portico.orderedit.edit.EditRefusals;
import dev.portico.orderedit.edit.Previews;
import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of requests that wait. One public method is one transaction. */
@ApplicationScoped
public class RequestQueue {

    /** How long a deadline waits on while a payment is on its way. */
    public static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final OrderStore orders;
    private final EditRequestStore requests;
    private final RequestAnswers answers;
    private final IdempotencyKeys keys;
    private final Timers timers;

    RequestQueue(
            OrderStore orders, EditRequestStore requests, RequestAnswers answers, IdempotencyKeys keys, Timers timers) {
        this.orders = orders;
        this.requests = requests;
        this.answers = answers;
        this.keys = keys;
        this.timers = timers;
    }

    @MerchantTransaction
    public Uni<Page<EditRequestView>> list(
            MerchantId merchant, @Nullable RequestStatus status, Cursor before, int limit) {
        return requests.list(merchant, status, before, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.requestedAt(), row.id())));
    }

    @MerchantTransaction
    public Uni<EditRequestView> view(MerchantId merchant, UUID id) {
        return requests.view(merchant, id).map(found -> found.orElseThrow(() -> Problems.notFound("edit-request")));
    }

    @MerchantTransaction
    public Uni<Answered> approve(MerchantId merchant, Actor staff, UUID id) {
        return require(merchant, id)
                .invoke(it -> check(it.request(), it.request().status() == RequestStatus.AWAITING_APPROVAL))
                .chain(it -> answers.approve(it, staff));
    }

    @MerchantTransaction
    public Uni<Answered> decline(MerchantId merchant, Actor staff, UUID id, String reason) {
        return require(merchant, id)
                .invoke(it -> check(it.request(), it.request().status().canBecome(RequestStatus.DECLINED)))
                .chain(it -> answers.decline(it, staff, reason));
    }

    private static void check(WaitingEdit request, boolean possible) {
        if (!possible) {
            var fault = new Fault(
                    "REQUEST_ENDED",
                    "",
                    "does not wait for this any more",
                    Map.of("status", request.status().name()));
            throw Problems.of(409, "edit-request-ended", "The request was answered already", List.of(fault));
        }
    }

    /** The customer takes back what waits, whatever it waits for. */
    @MerchantTransaction
    public Uni<Answered> takeBack(
            MerchantId merchant, Actor actor, UUID orderId, @Nullable String key, TakeBackRequest request) {
        return keys.once(merchant, "pending-edit.cancel:" + orderId, key, request, Answered.class, () -> orders.find(
                        merchant, orderId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")))
                .invoke(loaded -> checkVersion(loaded, request.version()))
                .chain(loaded -> pending(loaded))
                .chain(it -> answers.takeBack(it, actor)));
    }

    private static void checkVersion(LoadedOrder loaded, int version) {
        if (loaded.order().version() != version) {
            var preview = Previews.of(loaded, CalculatedOrder.of(loaded.situation(), List.of()));
            throw EditRefusals.stale(loaded.order().version(), preview);
        }
    }

    private Uni<Case> pending(LoadedOrder loaded) {
        var pending = loaded.order().progress().pendingEdit();
        if (pending == null) {
            throw EditRefusals.refused("nothing-waits", List.of(new Violation(new NothingToChange(), "")));
        }
        return requests.find(loaded.merchant(), pending.id()).map(found -> new Case(loaded, found.orElseThrow()));
    }

    /** After money came in: what waits for it is applied once all of it is there. Joins the transaction of the balance. */
    @MerchantTransaction
    public Uni<Void> moneyCame(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId).chain(found -> found.filter(RequestQueue::isPaid)
                .map(loaded -> pending(loaded)
                        .chain(it -> withProducts(it))
                        .chain(answers::paid)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static boolean isPaid(LoadedOrder loaded) {
        var pending = loaded.order().progress().pendingEdit();
        return pending != null
                && pending.kind() == PendingEdit.Kind.PAYMENT
                && loaded.coverage().balanceMinor(pending.totalAfterMinor()) <= 0;
    }

    /** The deadline of a request: it expires, unless it was answered or its money is on its way. Inside the timer's transaction. */
    Uni<Void> atDeadline(Timer timer) {
        return requests.find(timer.merchant(), timer.subject())
                .chain(found -> found.filter(request -> !request.status().ended())
                        .map(request -> withOrder(timer.merchant(), request).chain(it -> expire(it, timer)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> expire(Case it, Timer timer) {
        var now = it.loaded().situation().now();
        var expiresAt = it.request().pending().expiresAt();
        if (now.isBefore(expiresAt)) {
            return timers.schedule(new Timer(timer.merchant(), timer.kind(), timer.subject(), expiresAt));
        }
        boolean paying = it.request().status() == RequestStatus.AWAITING_PAYMENT
                && it.loaded().pendingMinor() > 0;
        return paying
                ? timers.schedule(new Timer(timer.merchant(), timer.kind(), timer.subject(), now.plus(LOOK_AGAIN)))
                : answers.expire(it).replaceWithVoid();
    }

    private Uni<Case> require(MerchantId merchant, UUID id) {
        return requests.find(merchant, id)
                .map(found -> found.orElseThrow(() -> Problems.notFound("edit-request")))
                .chain(request -> withOrder(merchant, request));
    }

    private Uni<Case> withProducts(Case it) {
        return withOrder(it.merchant(), it.request());
    }

    /** The order with the products that the request adds. */
    private Uni<Case> withOrder(MerchantId merchant, WaitingEdit request) {
        var change = request.change();
        var products = change == null ? List.<String>of() : change.after().products();
        return orders.find(merchant, request.orderId(), null, products)
                .map(found -> new Case(found.orElseThrow(), request));
    }
}
