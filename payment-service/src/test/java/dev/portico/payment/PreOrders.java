package dev.portico.payment;

import static dev.portico.payment.PaymentFixtures.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The golden order with its top on pre-order: $127.50 of it, with tax, are the top's. The other $58.12 are due at once and
 * were paid.
 */
public final class PreOrders {

    public static final String TOP = "01935a2c-7c00-7000-8000-000000000001";
    public static final String LISTING = "01935a2c-7c06-7000-8000-000000000001";
    public static final long AT_ONCE = 5812;
    public static final long TOP_MINOR = 12750;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Charged when {@code trigger} happens. */
    public static GoldenEvent waiting(UUID order, String trigger) {
        return received(order, later(LISTING, trigger), AT_ONCE);
    }

    /** A deposit of 20 %, which is $25.50 and paid, and three monthly installments of $34. */
    public static GoldenEvent onAPlan(UUID order) {
        return received(order, plan(), AT_ONCE + 2550);
    }

    public static GoldenEvent received(UUID order, String terms, long paidMinor) {
        return preOrdered(PaymentFixtures.received(order), terms).withData(data -> data.putArray("payments")
                .addObject()
                .put("externalId", "txn-1")
                .put("amountMinor", paidMinor)
                .put("method", "Visa ending 4242"));
    }

    /** Fulfillment is let go of it. */
    public static GoldenEvent released(UUID order, long sequence) {
        return preOrdered(event("order.released.v1", order, sequence), later(LISTING, "ON_FULFILLMENT"))
                .withData(data -> ((ObjectNode) data.get("hold")).put("kind", "PREORDER"));
    }

    /** So many units of the top have come. */
    public static GoldenEvent arrived(UUID order, long sequence, int units) {
        return preOrdered(event("order.updated.v1", order, sequence), later(LISTING, "ON_STOCK_ARRIVAL"))
                .withData(data -> {
                    ((ObjectNode) data.at("/order/totals")).put("totalMinor", 18562);
                    ((ObjectNode) data.at("/order/lines/0/preOrder")).put("allocatedUnits", units);
                });
    }

    public static GoldenEvent preOrdered(GoldenEvent event, String terms) {
        return preOrdered(event, 0, terms);
    }

    public static GoldenEvent preOrdered(GoldenEvent event, int line, String terms) {
        return event.withData(data -> {
            var order = (ObjectNode) data.get("order");
            order.put("placedAt", Instant.now().toString());
            ((ObjectNode) order.at("/lines/" + line)).set("preOrder", tree(terms));
        });
    }

    public static String plan() {
        return """
                {"listingId": "%s", "type": "DEPOSIT_UPFRONT", "deposit": {"percent": "20", "amountMinor": null},
                 "plan": {"name": "Three months", "every": 1, "unit": "MONTH", "installments": 3},
                 "charge": {"trigger": "STAFF", "on": null, "days": null}, "released": false}"""
                .formatted(LISTING);
    }

    public static String later(String listing, String trigger) {
        return terms(listing, "CHARGE_LATER", trigger);
    }

    public static String terms(String listing, String type, String trigger) {
        return """
                {"listingId": "%s", "type": "%s", "deposit": null, "plan": null,
                 "charge": {"trigger": "%s", "on": null, "days": null}}"""
                .formatted(listing, type, trigger);
    }

    /** In the shop, whose calendar other tests tell of. */
    public static LocalDate today() {
        try (var database = TestDatabase.connect("postgres");
                var zone = database.createStatement()
                        .executeQuery("select time_zone from payment.shop where merchant = 'demo'")) {
            return LocalDate.now(ZoneId.of(zone.next() ? zone.getString(1) : "UTC"));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private PreOrders() {}
}
