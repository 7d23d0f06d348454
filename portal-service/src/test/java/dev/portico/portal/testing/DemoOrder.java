package dev.portico.portal.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.id.Ids;
import dev.portico.kit.link.PortalLink;
import dev.portico.kit.link.PortalLinks;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The golden order as an order of its own: events on Kafka, known to the fake order-edit-service, with a link. */
public final class DemoOrder {

    public static final String FIRST_LINE = "01935a2c-7c00-7000-8000-000000000001";
    public static final String SECOND_LINE = "01935a2c-7c00-7000-8000-000000000002";

    /** What the pre-ordered item of {@link #preOrdered} is pre-ordered from. */
    public static final String LISTING = "01935a2c-7c06-7000-8000-000000000001";

    private final String merchant;
    private final UUID id = Ids.next();
    private final Instant expiresAt = now().plus(Duration.ofDays(30));

    private DemoOrder(String merchant) {
        this.merchant = merchant;
    }

    /** Placed a quarter of an hour ago, 45 minutes left for changes, all paid. */
    public static DemoOrder arrived(String merchant) {
        return arrived(merchant, order -> {});
    }

    public static DemoOrder arrived(String merchant, Consumer<ObjectNode> change) {
        createMerchant(merchant);
        var demo = new DemoOrder(merchant);
        var received = demo.event("order.received.v1", 1).withData(data -> {
            var order = (ObjectNode) data.path("order");
            order.put("placedAt", now().minus(Duration.ofMinutes(15)).toString());
            closing(order, now().plus(Duration.ofMinutes(45)));
            change.accept(order);
        });
        var order = (ObjectNode) received.data().path("order");
        Fakes.knows(demo.id(), order, 18562, 1);
        TestKafka.send(received);
        TestKafka.send(demo.balance(1, 18562, 18562));
        demo.await("order_sequence >= 1 and payment_sequence >= 1");
        return demo;
    }

    /** Editing and canceling end then. */
    public static void closing(ObjectNode order, Instant at) {
        ((ObjectNode) order.path("editWindow")).put("closesAt", at.toString());
        ((ObjectNode) order.path("cancelWindow")).put("closesAt", at.toString());
    }

    /**
     * With an item that is pre-ordered from {@link #LISTING} and expected in the second half of January 2027. $142.49 are
     * paid: what was bought now, and the deposit. Three installments of $14.37, $14.37 and $14.39 are open.
     *
     * @param firstDueOn of the first installment; the others are due one and two months later
     */
    public static DemoOrder preOrdered(String merchant, LocalDate firstDueOn) {
        var order = arrived(merchant, DemoOrder::preOrder);
        Fakes.knows(order.id(), Fakes.order(order.id()), 14249, 1);
        order.send(order.plan(2, firstDueOn), "payment_sequence = 2");
        return order;
    }

    /** With an item of which only the details were taken: its $53.13 are due when the shop says so. */
    public static DemoOrder captured(String merchant) {
        var order = arrived(merchant, DemoOrder::capture);
        var schedule = Fakes.object().put("currency", "USD");
        schedule.putArray("items")
                .add(paid(item("AT_ONCE", 1, 1, 13249, null)))
                .add(item("REST", 1, 1, 5313, null).put("trigger", "STAFF"));
        order.send(
                order.event("schedule.changed.v1", 2).withData(data -> {
                    paid((ObjectNode) data.path("balance"), 18562, 13249);
                    data.set("schedule", schedule);
                }),
                "payment_sequence = 2");
        return order;
    }

    private static void capture(ObjectNode order) {
        preOrder(order);
        var terms = (ObjectNode) order.at("/lines/1/preOrder");
        terms.put("type", "CAPTURE_ONLY").putNull("deposit").putNull("plan");
    }

    private static void preOrder(ObjectNode order) {
        var terms = ((ObjectNode) order.at("/lines/1")).putObject("preOrder");
        terms.put("listingId", LISTING).put("type", "DEPOSIT_UPFRONT").put("depositRefundable", true);
        terms.putObject("deposit").putNull("percent").put("amountMinor", 1000);
        terms.putObject("plan")
                .put("name", "Three months")
                .put("every", 1)
                .put("unit", "MONTH")
                .put("installments", 3);
        terms.putObject("charge").put("trigger", "STAFF").putNull("on").putNull("days");
        terms.put("expectedFrom", "2027-01-15").put("expectedTo", "2027-01-31").put("released", false);
    }

    /** The plan of {@link #preOrdered}, with its balance. */
    public GoldenEvent plan(long sequence, LocalDate firstDueOn) {
        return event("schedule.changed.v1", sequence).withData(data -> {
            paid((ObjectNode) data.path("balance"), 18562, 14249);
            data.set("schedule", schedule(firstDueOn));
        });
    }

    public static ObjectNode schedule(LocalDate firstDueOn) {
        var schedule = Fakes.object().put("currency", "USD");
        var items = schedule.putArray("items");
        items.add(paid(item("AT_ONCE", 1, 1, 13249, null)))
                .add(paid(item("DEPOSIT", 1, 1, 1000, null)))
                .add(item("INSTALLMENT", 1, 3, 1437, firstDueOn))
                .add(item("INSTALLMENT", 2, 3, 1437, firstDueOn.plusMonths(1)))
                .add(item("INSTALLMENT", 3, 3, 1439, firstDueOn.plusMonths(2)));
        return schedule;
    }

    private static ObjectNode paid(ObjectNode item) {
        return item.put("status", "PAID")
                .put("paidMinor", item.path("amountMinor").asLong());
    }

    private static ObjectNode item(String kind, int number, int of, long amountMinor, LocalDate dueOn) {
        var item = Fakes.object()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes((kind + number).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("kind", kind)
                .put("number", number)
                .put("of", of)
                .put("listingId", kind.equals("AT_ONCE") ? null : LISTING)
                .put("amountMinor", amountMinor)
                .put("paidMinor", 0)
                .put("dueOn", dueOn == null ? null : dueOn.toString())
                .putNull("trigger")
                .put("status", "OPEN");
        item.putArray("lineIds");
        return item;
    }

    /** An event of a listing, of which this merchant's orders are pre-ordered. */
    public static GoldenEvent listing(String merchant, String id, String type, long sequence) {
        return golden(type)
                .withNewId()
                .withKey(id)
                .withHeader("ce_merchant", merchant)
                .withSequence(sequence)
                .withData(data -> ((ObjectNode) data.path("listing")).put("id", id));
    }

    /** One that no event has told of. */
    public static DemoOrder unknown(String merchant) {
        return new DemoOrder(merchant);
    }

    /** The permissions of an order, with these actions of the whole order, or of each line, allowed besides. */
    public static void allow(ObjectNode order, String... actions) {
        for (var action : actions) {
            if (action.equals("REPLACE_ITEM")) {
                order.path("permissions")
                        .path("lines")
                        .forEach(line -> permit((ArrayNode) line.path("actions"), action));
            } else {
                permit((ArrayNode) order.path("permissions").path("actions"), action);
            }
        }
    }

    /** The permissions of an order and of its lines without these actions, as where a shop has switched them off. */
    public static void withhold(ObjectNode order, String... actions) {
        var permissions = order.path("permissions");
        without((ArrayNode) permissions.path("actions"), Set.of(actions));
        permissions.path("lines").forEach(line -> without((ArrayNode) line.path("actions"), Set.of(actions)));
    }

    private static void without(ArrayNode permissions, Set<String> actions) {
        var kept = new ArrayList<JsonNode>();
        permissions.forEach(kept::add);
        kept.removeIf(permission -> actions.contains(permission.path("action").asText()));
        permissions.removeAll().addAll(kept);
    }

    /** Every action of the order and of its lines is refused for one reason. */
    public static void refuseAll(ObjectNode order, String code, Consumer<ObjectNode> params) {
        var permissions = order.path("permissions");
        refuse((ArrayNode) permissions.path("actions"), code, params);
        permissions.path("lines").forEach(line -> refuse((ArrayNode) line.path("actions"), code, params));
    }

    private static void refuse(ArrayNode actions, String code, Consumer<ObjectNode> params) {
        for (var permission : actions) {
            if (!permission.path("action").asText().equals("PAY")) {
                var reasons = ((ObjectNode) permission).put("allowed", false).putArray("reasons");
                params.accept(reasons.addObject().put("code", code).putObject("params"));
            }
        }
    }

    private static void permit(ArrayNode actions, String action) {
        actions.addObject().put("action", action).put("allowed", true).putArray("reasons");
    }

    /** The order as a golden event carries it, as an answer to a command has it. */
    public ObjectNode answer(String type, long sequence) {
        var data = event(type, sequence).data();
        var answer = data.objectNode().put("sequence", sequence);
        answer.set("order", data.path("order"));
        return answer;
    }

    public String id() {
        return id.toString();
    }

    /** A golden event about this order. */
    public GoldenEvent event(String type, long sequence) {
        return golden(type)
                .withNewId()
                .withKey(id())
                .withHeader("ce_merchant", merchant)
                .withSequence(sequence)
                .withData(data -> {
                    if (data.has("order")) {
                        ((ObjectNode) data.path("order")).put("id", id());
                    }
                });
    }

    /** As its producer publishes it; until there is an example in the contracts, as it is going to. */
    private static GoldenEvent golden(String type) {
        try (var file = DemoOrder.class.getResourceAsStream("/events/" + type + ".json")) {
            return file == null ? Contracts.event(type) : Fakes.JSON.readValue(file, GoldenEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public GoldenEvent balance(long sequence, long totalMinor, long paidMinor) {
        return event("balance.changed.v1", sequence)
                .withData(data -> paid((ObjectNode) data.path("balance"), totalMinor, paidMinor));
    }

    /** Of what covers the order, some is only reserved at the shop's platform. */
    public DemoOrder reserved(long sequence, long paidMinor, long authorizedMinor) {
        Fakes.reserves(id(), authorizedMinor);
        send(
                event("balance.changed.v1", sequence).withData(data -> ((ObjectNode) data.path("balance"))
                        .put("orderTotalMinor", paidMinor + authorizedMinor)
                        .put("paidMinor", paidMinor)
                        .put("authorizedMinor", authorizedMinor)
                        .put("outstandingMinor", 0)),
                "payment_sequence >= " + sequence);
        return this;
    }

    private static void paid(ObjectNode balance, long totalMinor, long paidMinor) {
        balance.put("orderTotalMinor", totalMinor)
                .put("paidMinor", paidMinor)
                .put("outstandingMinor", totalMinor - paidMinor);
    }

    public void send(GoldenEvent event, String until) {
        TestKafka.send(event);
        await(until);
    }

    /** Another order like this one, of another address or number. */
    public DemoOrder copiedTo(String email, String number) {
        return copiedTo(List.of(email), number).get(0);
    }

    /** One for each address. */
    public List<DemoOrder> copiedTo(List<String> emails, String number) {
        try (var connection = TestDatabase.connect("postgres");
                var insert = connection.prepareStatement(
                        """
                        insert into portal.order_view (merchant, order_id, order_number, email, order_sequence, order_excerpt)
                        select merchant, ?::uuid, ?, ?, 1,
                               order_excerpt || jsonb_build_object('id', ?::text, 'number', ?::text)
                               || jsonb_build_object('customer', order_excerpt -> 'customer' || jsonb_build_object('email', ?::text))
                          from portal.order_view where order_id = ?::uuid
                        """)) {
            var copies = new ArrayList<DemoOrder>();
            for (var email : emails) {
                var copy = new DemoOrder(merchant);
                var values = List.of(copy.id(), number, email, copy.id(), number, email, id());
                for (var i = 0; i < values.size(); i++) {
                    insert.setString(i + 1, values.get(i));
                }
                insert.addBatch();
                copies.add(copy);
            }
            insert.executeBatch();
            return copies;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the row says so. */
    public void await(String condition) {
        Patience.await().until(() -> is(condition));
    }

    public boolean is(String condition) {
        return column("select count(*) from portal.order_view where order_id = '" + id + "' and " + condition)
                .equals("1");
    }

    public String column(String sql) {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String path() {
        return "/p/" + token(1, expiresAt);
    }

    public String token(int generation, Instant expiresAt) {
        var links = Arc.container().instance(PortalLinks.class).get();
        return links.token(new PortalLink(new MerchantId(merchant), id, generation, expiresAt));
    }

    public static void createMerchant(String merchant) {
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(settings(merchant))
                .post("/api/v1/merchants")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201, 409));
    }

    public static String settings(String merchant) {
        return """
                {"id": "%s", "name": "Northwind Goods", "timeZone": "America/Chicago", "defaultLocale": "en-US",
                 "currency": "USD", "staffEmail": "orders@northwind.example", "shopEmail": "hello@northwind.example",
                 "accentColor": "#1f5f4a", "portalEnabled": true}"""
                .formatted(merchant);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
