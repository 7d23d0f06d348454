package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill -9 of each service in the middle of edits and of payments: nothing is lost, nothing is doubled. */
class KillTest {

    private static final int ORDERS = 4;

    /** One varsity top more: 60.00 and 6.25 % of it. */
    private static final long ONE_MORE = 6_375;

    private final RunningSuite suite = RunningSuite.get();
    private final Shop shop = new Shop(suite, "demo-shop");
    private final Mails mails = new Mails(suite);
    private final Events events = new Events(suite);

    private record Buyer(Shop.Placed order, Customer customer) {}

    @ParameterizedTest
    @ValueSource(strings = {"order-edit-service", "payment-service", "notification-service", "portal-service"})
    void eachCommittedEditIsOneEventOneMailAndOneLedgerEntry(String victim) {
        var buyers = buyers();
        var reviews = buyers.stream().map(this::oneMore).toList();

        var saving = inParallel(IntStream.range(0, ORDERS)
                .mapToObj(n -> (Runnable) () -> buyers.get(n).customer().insist(reviews.get(n)))
                .toList());
        suite.kill(victim);
        saving.join();

        buyers.forEach(buyer -> await().atMost(RunningSuite.PATIENCE)
                .ignoreException(Http.UnreachableException.class)
                .untilAsserted(() -> {
                    assertThat(shop.order(buyer.order().id()).get("version").asInt())
                            .isEqualTo(2);
                    assertThat(outstanding(buyer)).isEqualTo(ONE_MORE);
                    assertThat(mails.about(buyer.order().email(), "has been changed"))
                            .hasSize(1);
                    assertThat(mails.about(buyer.order().email(), "Payment needed"))
                            .hasSize(1);
                    assertThat(buyer.customer().order().text()).contains("$249.37");
                }));
        buyers.forEach(buyer -> {
            var id = buyer.order().id();
            assertThat(events.about("order.events", id, "order.edited.v1")).hasSize(1);
            assertThat(events.about("payment.events", id, "payment.requested.v1"))
                    .hasSize(1);
            assertThat(entries(buyer, "ORDER_TOTAL")).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-service", "order-edit-service", "notification-service", "portal-service"})
    void eachPaymentMovesTheLedgerOnce(String victim) {
        var buyers = buyers();
        buyers.forEach(buyer -> buyer.customer().insist(oneMore(buyer)));
        buyers.forEach(buyer -> await().atMost(RunningSuite.PATIENCE)
                .until(() -> buyer.customer().order().selectFirst("form[action$=/pay]") != null));

        var paying = inParallel(
                buyers.stream().map(buyer -> (Runnable) () -> pay(buyer)).toList());
        suite.kill(victim);
        paying.join();

        buyers.forEach(buyer -> await().atMost(RunningSuite.PATIENCE)
                .ignoreException(Http.UnreachableException.class)
                .untilAsserted(() -> {
                    assertThat(outstanding(buyer)).isZero();
                    assertThat(mails.about(buyer.order().email(), "Payment received"))
                            .hasSize(1);
                    assertThat(buyer.customer().order().selectFirst("form[action$=/pay]"))
                            .isNull();
                }));
        buyers.forEach(buyer -> {
            assertThat(entries(buyer, "PAYMENT"))
                    .as("the one at checkout and this one")
                    .isEqualTo(2);
            assertThat(events.about("payment.events", buyer.order().id(), "payment.succeeded.v1"))
                    .hasSize(1);
        });
    }

    private List<Buyer> buyers() {
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> shop.placeOrder())
                .map(order -> new Buyer(order, new Customer(shop.linkTo(order))))
                .toList();
    }

    private FormElement oneMore(Buyer buyer) {
        var line = buyer.order().order().get("lines").get(0).get("id").asText();
        return buyer.customer().review(Map.of("q." + line, "3"));
    }

    private static void pay(Buyer buyer) {
        var card = Customer.card(buyer.customer().toTheProcessor(), "4242424242424242");
        buyer.customer().insist(card);
    }

    private long outstanding(Buyer buyer) {
        return shop.balance(buyer.order().id()).get("outstandingMinor").asLong();
    }

    private long entries(Buyer buyer, String kind) {
        return StreamSupport.stream(shop.ledger(buyer.order().id()).spliterator(), false)
                .filter(entry -> entry.get("kind").asText().startsWith(kind))
                .count();
    }

    private static CompletableFuture<Void> inParallel(List<Runnable> tasks) {
        return CompletableFuture.allOf(
                tasks.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new));
    }
}
