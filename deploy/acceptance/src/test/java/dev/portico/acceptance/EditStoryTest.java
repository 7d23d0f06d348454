package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;

/** What may come between a customer's wish and the order: the shop's approval, the money, a change of mind. Without JavaScript. */
class EditStoryTest {

    private static final int CLIENTS = 6;
    private static final long PAID = 18_562;
    private static final long ONE_MORE = 6_375;

    private final RunningSuite suite = RunningSuite.get();
    private final Shop shop = new Shop(suite, "atelier-shop");
    private final Mails mails = new Mails(suite);
    private final Events events = new Events(suite);

    @Test
    void anEditIsTakenBackToTheCent() {
        shop.policy("{}");
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));
        customer.insist(oneMore(customer, order));
        assertThat(total(order)).isEqualTo(PAID + ONE_MORE);

        customer.insist(customer.form("/undo", "undo"));

        assertThat(total(order)).isEqualTo(PAID);
        mails.await(order.email(), "has been undone");
        await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> {
            assertThat(outstanding(order)).isZero();
            assertThat(customer.order().text()).contains("$185.62");
        });
        assertThat(events.about("order.events", order.id(), "order.edit-reverted.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/cause").asText()).isEqualTo("UNDO"));
        assertThat(kinds(order)).containsSubsequence("order.edit-reverted", "order.edited", "order.received");
    }

    @Test
    void theShopApprovesOneChangeAndDeclinesAnother() {
        shop.policy("{\"approval\": [\"CHANGE_QUANTITY\"]}");
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));

        customer.insist(oneMore(customer, order));

        assertThat(customer.order().select("#waiting").text()).contains("waiting for the shop", "+$63.75");
        assertThat(total(order)).isEqualTo(PAID);
        mails.await(order.email(), "is waiting for the shop");
        shop.answer(order, "approve", "{}");
        assertThat(total(order)).isEqualTo(PAID + ONE_MORE);
        mails.await(order.email(), "has been approved");
        mails.await(order.email(), "Payment needed for order " + order.number() + ": $63.75");
        await().atMost(RunningSuite.PATIENCE)
                .untilAsserted(
                        () -> assertThat(customer.order().select("#waiting")).isEmpty());

        customer.insist(customer.review(Map.of("q." + line(order), "1")));
        shop.answer(order, "decline", "{\"reason\": \"Both are packed already.\"}");

        assertThat(total(order)).isEqualTo(PAID + ONE_MORE);
        assertThat(mails.await(order.email(), "has been declined").text()).contains("Both are packed already.");
    }

    @Test
    void whatIsPaidFirstIsAppliedByThePayment() {
        shop.policy("{\"onIncrease\": \"COLLECT_THEN_APPLY\"}");
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));
        customer.insist(oneMore(customer, order));
        assertThat(total(order)).isEqualTo(PAID);

        var answer = Customer.submit(Customer.card(customer.toTheProcessor(), "4242424242424242"));

        assertThat(answer.statusCode()).isEqualTo(303);
        await().atMost(RunningSuite.PATIENCE)
                .untilAsserted(() -> assertThat(total(order)).isEqualTo(PAID + ONE_MORE));
        await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> {
            assertThat(outstanding(order)).isZero();
            assertThat(customer.order().select("#waiting, form[action$=/pay]")).isEmpty();
        });
        assertThat(shop.order(order.id()).get("version").asInt()).isEqualTo(2);
        assertThat(events.about("payment.events", order.id(), "refund.due.v1")).isEmpty();
    }

    @Test
    void aCancellationIsAskedFor() {
        shop.policy("{\"cancel\": {\"mode\": \"REQUEST\"}}");
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));
        var form = customer.form("/cancel", "cancel");
        form.expectFirst("input[name=reason]").attr("checked", true);

        customer.insist(form);

        assertThat(shop.order(order.id()).get("status").asText()).isEqualTo("OPEN");
        mails.await(order.email(), "Your request to cancel order");
        shop.answer(order, "approve", "{}");
        assertThat(shop.order(order.id()).get("status").asText()).isEqualTo("CANCELED");
        mails.await(order.email(), "has been canceled");
        await().atMost(RunningSuite.PATIENCE)
                .untilAsserted(() -> assertThat(outstanding(order)).isEqualTo(-PAID));
    }

    @Test
    void takingEverythingAwayCancels() {
        shop.policy("{\"lastItem\": \"CANCEL\", \"cancel\": {\"feeMinor\": 500}}");
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));
        var nothing = Map.of("r." + line(order), "1", "r." + secondLine(order), "1");

        customer.insist(customer.review(nothing));

        var now = shop.order(order.id());
        assertThat(now.get("status").asText()).isEqualTo("CANCELED");
        assertThat(now.at("/totals/totalMinor").asLong()).isEqualTo(500);
        await().atMost(RunningSuite.PATIENCE)
                .untilAsserted(() -> assertThat(outstanding(order)).isEqualTo(500 - PAID));
        assertThat(customer.order().text()).contains("canceled");
    }

    @Test
    void aConsumerWithdrawsInTwoStepsAndGetsItInWriting() {
        shop.policy("{\"withdrawal\": {\"enabled\": true, \"countries\": [\"US\"], \"days\": 14}}");
        var order = shop.placeOrderAgo(Duration.ofHours(3));
        var customer = new Customer(shop.linkTo(order));
        var form = customer.form("/withdraw", "withdraw");
        Customer.fill(form, "name", "Robin Example");

        customer.insist(form);

        assertThat(customer.page(customer.link() + "/withdrawal").text()).contains(order.number());
        mails.await(order.email(), "We received your withdrawal from order " + order.number());
        await().atMost(RunningSuite.PATIENCE)
                .untilAsserted(() -> assertThat(outstanding(order)).isEqualTo(-PAID));
        assertThat(events.about("order.events", order.id(), "order.withdrawn.v1"))
                .hasSize(1);
    }

    @Test
    void ofManyAtOnceEachEditIsInTheLedgerOnce() {
        shop.policy("{}");
        var order = shop.placeOrder();
        var link = shop.linkTo(order);

        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(n -> CompletableFuture.runAsync(() -> saveUntilItIsDone(new Customer(link), order, n)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(clients).join();

        assertThat(shop.order(order.id()).get("version").asInt()).isEqualTo(1 + CLIENTS);
        assertThat(events.about("order.events", order.id(), "order.edited.v1")).hasSize(CLIENTS);
        await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> assertThat(orderTotals(order))
                .as("the sum of the ledger is the sum of the edits")
                .isEqualTo(total(order)));
        assertThat(outstanding(order)).isEqualTo(total(order) - PAID);
    }

    /** Each tab changes the quantity, and sees what the others have saved meanwhile before it tries again. */
    private void saveUntilItIsDone(Customer customer, Shop.Placed order, int client) {
        await().atMost(RunningSuite.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var now = shop.order(order.id()).at("/lines/0/quantity").asInt();
                    var typed = Map.of("q." + line(order), String.valueOf(now % 5 + 1), "note", "tab " + client);
                    return customer.reviewInOneOfManyTabs(typed)
                            .map(form -> Customer.submit(form).statusCode() == 303)
                            .orElse(false);
                });
    }

    private long orderTotals(Shop.Placed order) {
        return StreamSupport.stream(shop.ledger(order.id()).spliterator(), false)
                .filter(entry -> entry.get("kind").asText().equals("ORDER_TOTAL"))
                .mapToLong(entry -> entry.get("amountMinor").asLong())
                .sum();
    }

    @Test
    void staffSeeWhyACustomerCannot() {
        var staff = new Shop(suite, "demo-shop");
        var id = suite.demoOrder("restricted").get("orderId").asText();

        var answer = Http.json(staff.get("orderEdit", "/api/v1/orders/" + id + "/permissions"));

        assertThat(answer.toString()).contains("RESTRICTED_TAG", "pre-order");
        assertThat(answer.findValues("allowed")).isNotEmpty();
    }

    private FormElement oneMore(Customer customer, Shop.Placed order) {
        return customer.review(Map.of("q." + line(order), "3"));
    }

    private static String line(Shop.Placed order) {
        return order.order().at("/lines/0/id").asText();
    }

    private static String secondLine(Shop.Placed order) {
        return order.order().at("/lines/1/id").asText();
    }

    private long total(Shop.Placed order) {
        return shop.order(order.id()).at("/totals/totalMinor").asLong();
    }

    private long outstanding(Shop.Placed order) {
        return shop.balance(order.id()).get("outstandingMinor").asLong();
    }

    private List<String> kinds(Shop.Placed order) {
        var history = Http.json(shop.get("orderEdit", "/api/v1/orders/" + order.id() + "/history"));
        return history.get("items").findValuesAsText("type");
    }
}
