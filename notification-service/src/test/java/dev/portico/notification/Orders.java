package dev.portico.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The golden events told of another order, customer or merchant; and what lies in our tables about it. */
public record Orders(String orderId, String email, String merchant) {

    /** Not that of the golden listing, whose announcements would be told to every pre-order of a test. */
    public static final String LISTING = "01935a2c-7c00-7000-8000-000000009001";

    public static Orders of(String customer) {
        return of(customer, "demo");
    }

    public static Orders of(String customer, String merchant) {
        return new Orders(UUID.randomUUID().toString(), customer + "@example.com", merchant);
    }

    public GoldenEvent event(String type) {
        return Examples.event(type)
                .withNewId()
                .withKey(orderId)
                .withHeader("ce_merchant", merchant)
                .withData(this::retell);
    }

    private void retell(ObjectNode data) {
        if (data.get("order") instanceof ObjectNode order) {
            order.put("id", orderId);
            ((ObjectNode) order.get("customer")).put("email", email);
        }
        for (var part : List.of("balance", "payment")) {
            if (data.get(part) instanceof ObjectNode object) {
                object.put("orderId", orderId);
            }
        }
        if (data.has("orderId")) {
            data.put("orderId", orderId);
        }
    }

    /** The event of an order whose first line is a pre-order, in this type's terms. */
    public GoldenEvent preOrder(String eventType, String type) {
        return event(eventType).withData(data -> preOrder(data, type));
    }

    /** Makes the first line of an event's order a pre-order of {@link #LISTING}. */
    public static void preOrder(ObjectNode data, String type) {
        var line = (ObjectNode) data.at("/order/lines/0");
        line.set(
                "preOrder", Examples.json("pre-order").put("listingId", LISTING).put("type", type));
    }

    public static GoldenEvent merchant(String id, String name) {
        return Contracts.event("merchant.settings-changed.v1")
                .withNewId()
                .withKey(id)
                .withHeader("ce_merchant", id)
                .withData(data ->
                        ((ObjectNode) data.get("merchant")).put("id", id).put("name", name));
    }

    /** The order's deliveries as {@code KIND STATUS}, in the order of their creation. */
    public List<String> deliveries() {
        return rows("select kind || ' ' || status from notification.delivery where order_id = '" + orderId
                + "' order by created_at, id");
    }

    /** Waits until all these were handled, whatever became of them. */
    public static void awaitHandled(GoldenEvent... events) {
        for (var event : events) {
            Patience.await().until(() -> !rows("select consumer from notification.inbox where event_id = '"
                            + event.header("ce_id") + "'")
                    .isEmpty());
        }
    }

    public static List<String> rows(String sql) {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            return texts(found);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String sql) {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(ResultSet found) throws SQLException {
        var texts = new ArrayList<String>();
        while (found.next()) {
            texts.add(found.getString(1));
        }
        return texts;
    }
}
