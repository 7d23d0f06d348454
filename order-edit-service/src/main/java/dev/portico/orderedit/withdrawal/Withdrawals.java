package dev.portico.orderedit.withdrawal;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.approval.EditRequests;
import dev.portico.orderedit.edit.CanceledOrders;
import dev.portico.orderedit.edit.CanceledOrders.Prelude;
import dev.portico.orderedit.edit.EditRefusals;
import dev.portico.orderedit.edit.Previews;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.Progress.Withdrawn;
import dev.portico.orderedit.order.domain.Texts;
import dev.portico.orderedit.withdrawal.WithdrawalAnswer.Acknowledgement;
import dev.portico.orderedit.withdrawal.domain.WithdrawalPeriod;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of the right of withdrawal. One public method is one transaction. */
@ApplicationScoped
public class Withdrawals {

    private static final Sql ACKNOWLEDGE = Sql.of(
            """
            insert into withdrawal (id, merchant, order_id, name, comment, order_version, total_minor, received_at)
            values (:id, :merchant, :order, :name, :comment, :version, :total, cast(cast(:receivedAt as text) as timestamptz))
            """);

    private final OrderStore orders;
    private final CanceledOrders canceled;
    private final EditRequests requests;
    private final IdempotencyKeys keys;

    Withdrawals(OrderStore orders, CanceledOrders canceled, EditRequests requests, IdempotencyKeys keys) {
        this.orders = orders;
        this.canceled = canceled;
        this.requests = requests;
        this.keys = keys;
    }

    /** Nothing is written; another version ends in a 409 with a preview for the current one. */
    @MerchantTransaction
    public Uni<WithdrawalPreview> preview(MerchantId merchant, UUID orderId, int version) {
        return require(merchant, orderId).map(loaded -> fresh(loaded, version)).map(Withdrawals::preview);
    }

    /** Stored with its date before anything else can happen to the order; the goods come back outside of Portico. */
    @MerchantTransaction
    public Uni<WithdrawalAnswer> withdraw(
            MerchantId merchant, Actor actor, UUID orderId, @Nullable String key, WithdrawalRequest request) {
        return keys.once(merchant, "order.withdrawal:" + orderId, key, request, WithdrawalAnswer.class, () -> require(
                        merchant, orderId)
                .map(loaded -> fresh(loaded, request.version()))
                .map(Withdrawals::allowed)
                .chain(loaded ->
                        requests.withdraw(loaded, actor).chain(prelude -> withdraw(loaded, actor, request, prelude))));
    }

    private Uni<LoadedOrder> require(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId).map(found -> found.orElseThrow(() -> Problems.notFound("order")));
    }

    private static LoadedOrder fresh(LoadedOrder loaded, int version) {
        if (loaded.order().version() != version) {
            throw EditRefusals.stale(loaded.order().version(), preview(loaded));
        }
        return loaded;
    }

    private static LoadedOrder allowed(LoadedOrder loaded) {
        var violations = violations(loaded);
        if (!violations.isEmpty()) {
            throw EditRefusals.refused("withdrawal-refused", violations);
        }
        return loaded;
    }

    private static List<Violation> violations(LoadedOrder loaded) {
        return WithdrawalPeriod.reasons(loaded.situation()).stream()
                .map(reason -> new Violation(reason, ""))
                .toList();
    }

    /** Everything that was paid comes back, delivery included; what is only reserved is not taken. */
    private static WithdrawalPreview preview(LoadedOrder loaded) {
        var order = loaded.order();
        return new WithdrawalPreview(
                order.version(),
                WithdrawalPeriod.until(loaded.situation()).orElse(null),
                loaded.coverage().refundMinor(0),
                loaded.coverage().notTakenMinor(0),
                order.currency(),
                Previews.violations(violations(loaded)));
    }

    private Uni<WithdrawalAnswer> withdraw(
            LoadedOrder loaded, Actor actor, WithdrawalRequest request, Prelude prelude) {
        var acknowledgement = new Acknowledgement(Ids.next(), loaded.situation().now());
        var withdrawn = new Withdrawn(acknowledgement.id(), acknowledgement.receivedAt());
        var order = loaded.order();
        var situation =
                loaded.situation().with(order.withProgress(order.progress().withdrawnBy(withdrawn)));
        var name = Texts.tidy(request.name());
        var comment = Texts.tidy(request.comment());
        var cancellation = Cancellation.withdrawal(situation, comment);
        return acknowledge(loaded, acknowledgement, name, comment)
                .chain(() -> canceled.write(
                        loaded,
                        cancellation,
                        actor,
                        prelude,
                        (events, excerpt) -> events.add(
                                "order.withdrawn.v1",
                                actor,
                                new WithdrawalWire(excerpt, acknowledgement, name, comment, order.totalMinor(), 0))))
                .map(answer -> new WithdrawalAnswer(answer.order(), answer.sequence(), acknowledgement));
    }

    private static Uni<Integer> acknowledge(
            LoadedOrder loaded, Acknowledgement acknowledgement, @Nullable String name, @Nullable String comment) {
        return ACKNOWLEDGE
                .with("id", acknowledgement.id())
                .with("merchant", loaded.merchant().value())
                .with("order", loaded.order().id())
                .with("name", name)
                .with("comment", comment)
                .with("version", loaded.order().version())
                .with("total", loaded.order().totalMinor())
                .with("receivedAt", acknowledgement.receivedAt().toString())
                .update();
    }
}
