package dev.portico.kit.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.Kit;
import dev.portico.kit.OnVertx;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Tenancy;
import dev.portico.local.infra.FreePort;
import dev.portico.local.infra.KafkaBroker;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Kit
@QuarkusTest
class OutboxRelayTest {

    private static final MerchantId SHOP = new MerchantId("relay-shop");
    private static final Duration LONG = Duration.ofSeconds(90);

    record Counted(int number) {}

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxSignal signal;

    @Inject
    KafkaSender kafka;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    Tenancy tenancy;

    @BeforeEach
    void empty() throws SQLException {
        sql("delete from kit.outbox");
    }

    @Test
    void eventsArriveAsCloudEvents() {
        var event = event("relay-envelope.events", "s-1", 7, 1);
        append(List.of(event));

        drain(relay);

        assertThat(TestKafka.records("relay-envelope.events")).singleElement().satisfies(sent -> {
            assertThat(sent.key()).isEqualTo("s-1");
            assertThat(sent.value()).isEqualTo("{\"number\":1}");
            assertThat(TestKafka.header(sent, "ce_specversion")).isEqualTo("1.0");
            assertThat(TestKafka.header(sent, "ce_id")).isEqualTo(event.id().toString());
            assertThat(TestKafka.header(sent, "ce_type")).isEqualTo("counted.v1");
            assertThat(TestKafka.header(sent, "ce_source")).isEqualTo("/kit-test");
            assertThat(TestKafka.header(sent, "ce_subject")).isEqualTo("s-1");
            assertThat(TestKafka.header(sent, "ce_merchant")).isEqualTo("relay-shop");
            assertThat(TestKafka.header(sent, "ce_actor")).isEqualTo("customer");
            assertThat(TestKafka.header(sent, "ce_sequence")).isEqualTo("7");
            assertThat(TestKafka.header(sent, "ce_time")).isEqualTo("2026-11-20T16:15:00Z");
            assertThat(TestKafka.header(sent, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        });
        assertThat(pending()).isZero();
    }

    @Test
    void anEventNeedsATransaction() {
        assertThatThrownBy(() -> OnVertx.run(() -> outbox.append(List.of(event("never.events", "s", 1, 1)))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEventOfARolledBackTransactionIsNeverSent() {
        assertThatThrownBy(() -> OnVertx.run(() ->
                        tenancy.inTransaction(SHOP, () -> outbox.append(List.of(event("rolled-back.events", "s", 1, 1)))
                                .onItem()
                                .failWith(() -> new IllegalStateException("later failure")))))
                .hasMessageContaining("later failure");

        assertThat(pending()).isZero();
    }

    @Test
    void theOrderPerSubjectHoldsOverManyBatches() {
        append(numbered("relay-order.events", 1_200, 5));

        drain(relay);

        assertInOrder(TestKafka.records("relay-order.events"), 240, 5);
    }

    @Test
    void whatWasSentWhenTheProcessDiedIsSentAgain() throws SQLException {
        append(numbered("relay-crash.events", 10, 1));
        failCommits();
        try {
            assertThatThrownBy(() -> relay.relayBatch().await().atMost(LONG)).hasStackTraceContaining("died");
        } finally {
            allowCommits();
        }
        assertThat(pending()).isEqualTo(10);

        drain(relay);

        var sent = TestKafka.records("relay-crash.events");
        assertThat(sent).hasSize(20);
        assertThat(ids(sent.subList(0, 10))).isEqualTo(ids(sent.subList(10, 20)));
    }

    @Test
    void aSecondRelayStandsAside() throws SQLException {
        append(numbered("relay-second.events", 3, 1));
        try (var other = TestDatabase.connect("kit");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('kit.outbox'))");

            assertThat(relay.relayBatch().await().atMost(LONG)).isFalse();
            assertThat(TestKafka.records("relay-second.events")).isEmpty();
            other.rollback();
        }

        drain(relay);

        assertThat(TestKafka.records("relay-second.events")).hasSize(3);
    }

    @Test
    void twoRelaysAtOnceKeepTheOrderAndSendEachOnce() {
        append(numbered("relay-two.events", 1_000, 4));
        var other = newRelay(kafka, 50);

        var both =
                List.of(CompletableFuture.runAsync(() -> drain(relay)), CompletableFuture.runAsync(() -> drain(other)));
        both.forEach(CompletableFuture::join);

        assertInOrder(TestKafka.records("relay-two.events"), 250, 4);
    }

    @Test
    void aBrokerThatIsDownForTenSecondsCostsNothingButTime(@TempDir Path directory) throws Exception {
        int port = FreePort.any();
        int controller = FreePort.any();
        var broker = KafkaBroker.start(directory, port, controller);
        var sender = new KafkaSender(vertx, Map.of("bootstrap.servers", "127.0.0.1:" + port));
        var toThatBroker = newRelay(sender, 500);
        append(numbered("outage.events", 4, 1));
        drain(toThatBroker);

        broker.close();
        var downSince = System.nanoTime();
        append(IntStream.rangeClosed(5, 8)
                .mapToObj(n -> event("outage.events", "s-0", n, n))
                .toList());
        while (System.nanoTime() - downSince < Duration.ofSeconds(10).toNanos()) {
            assertThatThrownBy(() -> toThatBroker.relayBatch().await().atMost(LONG))
                    .isNotNull();
            assertThat(pending()).isEqualTo(4);
        }
        try (var restarted = KafkaBroker.start(directory, port, controller)) {
            drainPatiently(toThatBroker);

            assertThat(distinctNumbers(read(restarted.bootstrapServers(), "outage.events")))
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        } finally {
            sender.close();
        }
    }

    private OutboxRelay newRelay(KafkaSender sender, int batch) {
        return new OutboxRelay(pool, sender, signal, vertx, batch, Duration.ofMillis(250), false);
    }

    private void append(List<PublishedEvent> events) {
        // Asking for a topic makes it: the relay's few seconds are for sending.
        var unused = events.stream()
                .map(PublishedEvent::topic)
                .distinct()
                .map(TestKafka::records)
                .toList();
        OnVertx.run(() -> tenancy.inTransaction(SHOP, () -> outbox.append(events)));
    }

    private static List<PublishedEvent> numbered(String topic, int count, int subjects) {
        return IntStream.range(0, count)
                .mapToObj(n -> event(topic, "s-" + n % subjects, 1 + n / subjects, 1 + n / subjects))
                .toList();
    }

    private static PublishedEvent event(String topic, String subject, long sequence, int number) {
        return new PublishedEvent(
                Ids.next(),
                topic,
                "counted.v1",
                subject,
                SHOP,
                Actor.CUSTOMER,
                sequence,
                Instant.parse("2026-11-20T16:15:00Z"),
                new Counted(number));
    }

    private void drain(OutboxRelay relay) {
        Multi.createBy()
                .repeating()
                .uni(relay::relayBatch)
                .whilst(more -> pending() > 0)
                .onItem()
                .ignoreAsUni()
                .await()
                .atMost(LONG);
    }

    /** The first sends after an outage may still fail. */
    private void drainPatiently(OutboxRelay relay) {
        Uni.createFrom()
                .deferred(relay::relayBatch)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200))
                .atMost(20)
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private static void assertInOrder(List<ConsumerRecord<String, String>> sent, int each, int subjects) {
        var bySubject = sent.stream()
                .collect(groupingBy(
                        ConsumerRecord::key, mapping(one -> TestKafka.header(one, "ce_sequence"), toList())));
        assertThat(bySubject).hasSize(subjects);
        assertThat(bySubject.values()).allSatisfy(sequences -> assertThat(sequences)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, each)
                        .mapToObj(Integer::toString)
                        .toList()));
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> sent) {
        return sent.stream().map(one -> TestKafka.header(one, "ce_id")).toList();
    }

    private static List<Integer> distinctNumbers(List<String> values) {
        return values.stream()
                .map(value -> Integer.valueOf(value.replaceAll("\\D", "")))
                .distinct()
                .toList();
    }

    private static List<String> read(String servers, String topic) {
        var config = new HashMap<String, Object>();
        config.put("bootstrap.servers", servers);
        config.put("group.id", "outage-reader");
        config.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic, LONG).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions).entrySet();
            var values = new java.util.ArrayList<String>();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> values.add(one.value()));
            }
            return values;
        }
    }

    private static long pending() {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kit.outbox")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The commit, after everything was sent, is where the process dies. */
    private static void failCommits() throws SQLException {
        sql(
                """
                create function kit.die() returns trigger language plpgsql as
                $$ begin raise exception 'died before the commit'; end $$""");
        sql(
                """
                create constraint trigger die after delete on kit.outbox
                deferrable initially deferred for each row execute function kit.die()""");
    }

    private static void allowCommits() throws SQLException {
        sql("drop trigger die on kit.outbox");
        sql("drop function kit.die()");
    }

    private static void sql(String text) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
