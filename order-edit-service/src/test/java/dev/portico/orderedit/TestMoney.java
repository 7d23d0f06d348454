package dev.portico.orderedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import java.util.UUID;

/** What payment-service says about an order's money, and the timers that wait for it. */
public final class TestMoney {

    /** Amounts in minor units; {@code pending} is money on its way. */
    public static void balance(String merchant, String orderId, long total, long paid, long pending, long sequence) {
        balance(merchant, orderId, total, paid, pending, Math.max(0, total - paid), sequence);
    }

    /** The same of an order with a plan: less may be {@code due} than is outstanding. */
    public static void balance(
            String merchant, String orderId, long total, long paid, long pending, long due, long sequence) {
        TestKafka.send(Contracts.event("balance.changed.v1")
                .withNewId()
                .withKey(orderId)
                .withHeader("ce_merchant", merchant)
                .withSequence(sequence)
                .withData(data -> ((ObjectNode) data.get("balance"))
                        .put("orderId", orderId)
                        .put("orderTotalMinor", total)
                        .put("paidMinor", paid)
                        .put("pendingMinor", pending)
                        .put("dueMinor", due)
                        .put("outstandingMinor", total - paid)));
    }

    /** Of an order that is covered, in part by what is reserved at the shop's platform. Waits until it is known. */
    public static void reserved(
            String merchant, String orderId, long total, long paid, long authorized, long sequence) {
        TestKafka.send(Contracts.event("balance.changed.v1")
                .withNewId()
                .withKey(orderId)
                .withHeader("ce_merchant", merchant)
                .withSequence(sequence)
                .withData(data -> ((ObjectNode) data.get("balance"))
                        .put("orderId", orderId)
                        .put("orderTotalMinor", total)
                        .put("paidMinor", paid)
                        .put("authorizedMinor", authorized)
                        .put("dueMinor", 0)
                        .put("outstandingMinor", total - paid - authorized)));
        Patience.await()
                .until(() -> TestRows.count(
                                "select count(*) from order_edit.account_balance where order_id = ? and authorized_minor = ?",
                                UUID.fromString(orderId),
                                authorized)
                        == 1);
    }

    public static void awaitPending(String orderId, long pending) {
        Patience.await()
                .until(() -> TestRows.count(
                                "select count(*) from order_edit.account_balance where order_id = ? and pending_minor = ?",
                                UUID.fromString(orderId),
                                pending)
                        == 1);
    }

    /** The timer was looked at, and waits on: it is due later than now. */
    public static void awaitTimer(JsonNode order, MovableClock clock, String kind) {
        Patience.await()
                .until(() -> TestRows.count(
                                """
                                select count(*) from order_edit.timer t
                                 where t.kind = ? and t.due_at > cast(? as timestamptz)
                                   and (t.subject = ? or exists (select 1 from order_edit.edit_request r
                                                                  where r.id = t.subject and r.order_id = ?))
                                """,
                                kind,
                                clock.instant().toString(),
                                UUID.fromString(order.get("id").asText()),
                                UUID.fromString(order.get("id").asText()))
                        == 1);
    }

    private TestMoney() {}
}
