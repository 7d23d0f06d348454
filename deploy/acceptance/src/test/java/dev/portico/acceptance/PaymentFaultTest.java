package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of charges and refunds with a processor that is slow, silent, or away, whose webhooks come twice and the newest
 * first, while payment-service is killed again and again: the processor's books and Portico's say the same in the end.
 */
class PaymentFaultTest {

    private static final int ORDERS = 300;
    private static final int REFUNDS = 200;
    private static final int LIVES = 7;
    private static final long TOTAL = 18_562;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(4);

    private final RunningSuite suite = RunningSuite.get();
    private final Shop shop = new Shop(suite, "demo-shop");
    private final Events events = new Events(suite);
    private final Faults faults = Faults.drawn();
    private final ExecutorService callers = Executors.newFixedThreadPool(6);

    @AfterEach
    void theNextTestHasAnOrdinaryProcessor() {
        callers.shutdownNow();
        suite.configure(Map.of());
        suite.kill("payment-service");
        RunningSuite.get();
    }

    @Test
    void theBooksAgreeWhateverFails() throws SQLException {
        var cards = ordersWithCards();
        try (var books = new Books(suite, cards.keySet())) {
            suite.configure(faults.next());
            suite.kill("payment-service");
            var refunds = IntStream.range(0, REFUNDS)
                    .mapToObj(n -> refundOf(cards, n))
                    .toList();
            var asking = new ArrayList<Future<?>>();
            asking.add(callers.submit(() -> insist("/api/v1/charge-runs", "run-" + UUID.randomUUID(), chosen(cards))));
            refunds.forEach(refund -> asking.add(
                    callers.submit(() -> insist(refund.path(), "refund-" + UUID.randomUUID(), refund.body()))));

            for (int life = 1; life <= LIVES; life++) {
                awaitWork(books, life * (ORDERS + REFUNDS) / (LIVES + 2) + faults.upTo(20));
                suite.configure(life < LIVES ? faults.next() : faults.none());
                suite.kill("payment-service");
            }
            asking.forEach(PaymentFaultTest::join);
            await().atMost(LONG).untilAsserted(() -> assertThat(books.open()).isZero());

            assertThatChargesWereMadeOnce(books, cards);
            assertThatRefundsWereMadeOnce(books);
            assertThatEventsTellOfEachOnce(books, cards);
            assertThatTheTrialBalanceFindsNothing(cards);
        }
    }

    private void assertThatChargesWereMadeOnce(Books books, Map<UUID, String> cards) throws SQLException {
        var paying = cards.values().stream().filter(Faults::pays).count();
        assertThat(books.charges("SUCCEEDED")).isEqualTo(paying);
        assertThat(books.charges("DECLINED", "REQUIRES_ACTION")).isEqualTo(ORDERS - paying);
        assertThat(books.ordersTakenTwice()).isZero();
        assertThat(books.takenByTheProcessor())
                .isEqualTo(paying * TOTAL)
                .isEqualTo(books.inTheLedger("PAYMENT"))
                .isEqualTo(books.onTheAccounts("paid_minor"));
        assertThat(books.onTheAccounts("pending_minor")).isZero();
    }

    private static void assertThatRefundsWereMadeOnce(Books books) throws SQLException {
        assertThat(books.refunds()).isEqualTo(REFUNDS);
        assertThat(books.partsGivenBackTwice()).isZero();
        assertThat(books.givenBackByTheProcessor())
                .isPositive()
                .isEqualTo(books.inTheLedger("REFUND"))
                .isEqualTo(books.onTheAccounts("refunded_minor"));
    }

    private void assertThatEventsTellOfEachOnce(Books books, Map<UUID, String> cards) throws SQLException {
        var succeeded = ofThese(cards, "payment.succeeded.v1");
        assertThat(succeeded).hasSize(Math.toIntExact(books.charges("SUCCEEDED")));
        assertThat(succeeded.values()).containsOnly(1L);
        assertThat(total(ofThese(cards, "refund.issued.v1"))).isEqualTo(REFUNDS - books.refusedParts());
        assertThat(ofThese(cards, "payment.unknown.v1"))
                .as("answers that were lost, without which this tests nothing")
                .isNotEmpty();
    }

    private void assertThatTheTrialBalanceFindsNothing(Map<UUID, String> cards) {
        var found = Shop.json(shop.send("POST", "payment", "/api/v1/trial-balances", ""));
        assertThat(found.at("/items/0/accounts").asInt()).isGreaterThanOrEqualTo(cards.size());
        assertThat(found.at("/items/0/differences")).isEmpty();
        assertThat(ofThese(cards, "ledger.unbalanced.v1")).isEmpty();
    }

    private Map<UUID, String> ordersWithCards() throws SQLException {
        shop.stockUp();
        var cards = new LinkedHashMap<UUID, String>();
        for (var order : inParallel(IntStream.range(0, ORDERS)
                .<Callable<UUID>>mapToObj(n -> () -> shop.placeUnpaid().id())
                .toList())) {
            cards.put(order, faults.card());
        }
        try (var books = new Books(suite, cards.keySet())) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(books.openAccounts()).isEqualTo(ORDERS));
        }
        var kept = inParallel(cards.entrySet().stream()
                .<Callable<Integer>>map(card -> () -> putOnFile(card.getKey(), card.getValue()))
                .toList());
        assertThat(kept).containsOnly(200);
        return cards;
    }

    private int putOnFile(UUID order, String card) {
        return shop.send(
                        "PUT",
                        "payment",
                        "/api/v1/orders/" + order + "/payment-method",
                        """
                        {"processor": "sandbox", "customer": "sbx_cus_shop", "card": "sbx_card_test_%s",
                         "method": "Visa ending 4242"}"""
                                .formatted(card))
                .statusCode();
    }

    private static String chosen(Map<UUID, String> cards) {
        return cards.keySet().stream()
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(", ", "{\"scope\": \"CHOSEN\", \"orderIds\": [", "]}"));
    }

    private record Refund(String path, String body) {}

    /** Part of what an order pays; the first orders get two, together no more than they paid. */
    private Refund refundOf(Map<UUID, String> cards, int number) {
        var paying = cards.entrySet().stream()
                .filter(card -> Faults.pays(card.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        var order = paying.get(number % (paying.size() * 2 / 3));
        return new Refund(
                "/api/v1/orders/" + order + "/refunds",
                """
                {"amountMinor": %d, "currency": "USD", "reason": "fault %d", "notifyCustomer": false,
                 "allowMoreThanDue": true, "outside": false}"""
                        .formatted(faults.amountUpTo(TOTAL / 2), number));
    }

    /** Asks until the answer is that it was done; the key makes all of it one request. */
    private void insist(String path, String key, String body) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(Http.UnreachableException.class)
                .until(() -> shop.send("POST", "payment", path, Map.of("Idempotency-Key", key), body)
                                .statusCode()
                        == 201);
    }

    /** The service lives until so many charges and refunds were asked for, or for as long as that takes while nothing works. */
    private void awaitWork(Books books, long asked) {
        RunningSuite.get();
        long born = System.nanoTime();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> books.asked() >= asked || System.nanoTime() - born > LONGEST_LIFE.toNanos());
    }

    private Map<String, Long> ofThese(Map<UUID, String> cards, String type) {
        var counts = new HashMap<>(events.counts("payment.events", type));
        counts.keySet().retainAll(cards.keySet().stream().map(UUID::toString).toList());
        return counts;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private <T> List<T> inParallel(List<Callable<T>> tasks) {
        return tasks.stream().map(callers::submit).toList().stream()
                .map(PaymentFaultTest::join)
                .toList();
    }

    @CanIgnoreReturnValue
    private static <T> T join(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
