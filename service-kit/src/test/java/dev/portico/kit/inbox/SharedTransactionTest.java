package dev.portico.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.Kit;
import dev.portico.kit.OnVertx;
import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Notes;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Polls of several events. They are handed over here, since what Kafka puts into a poll is its own affair. */
@Kit
@QuarkusTest
class SharedTransactionTest {

    private static final String DEAD = "kit-test.events.kit-test.dlq";

    @Inject
    KitConsumer consumer;

    @Inject
    Notes notes;

    /** A shop for each test, so that none sees what another has written. */
    private final MerchantId shop = shop();

    @Test
    void theEventsOfAPollShareATransaction() {
        poll(written("first"), written("second"), written("third"));

        assertThat(visible(shop)).containsExactly("first", "second", "third");
        assertThat(transactions()).hasSize(3).containsOnly(transactions().get(0));
    }

    @Test
    void aLongPollIsCutIntoSeveral() {
        var texts = IntStream.range(0, 70).mapToObj(Integer::toString).toList();

        poll(texts.stream().map(this::written).toArray(Message[]::new));

        assertThat(visible(shop)).containsExactlyElementsOf(texts);
        assertThat(transactions().stream().distinct()).hasSize(3);
    }

    @Test
    void whatIsThereTwiceIsHandledOnce() {
        var twice = written("twice");

        poll(written("before"), twice, twice, written("behind"));
        poll(twice, written("later"));

        assertThat(visible(shop)).containsExactly("before", "twice", "behind", "later");
    }

    @Test
    void oneThatDiesTakesNoOtherWithIt() {
        var dying = message("note.stubborn.v1", "dying");

        poll(written("before"), dying, written("behind"), written("last"));

        assertThat(visible(shop)).containsExactly("before", "behind", "last");
        assertThat(TestKafka.records(DEAD))
                .filteredOn(letter -> dying.id().toString().equals(TestKafka.header(letter, "ce_id")))
                .hasSize(1);
    }

    @Test
    void oneThatFailsIsTriedAgainInItsPlace() {
        poll(written("before"), message("note.flaky.v1", "flaky in a poll"), written("behind"));

        assertThat(visible(shop)).containsExactly("before", "flaky in a poll", "behind");
    }

    @Test
    void oneThatHasToWaitHoldsUpThoseBehindItAndIsNotOvertaken() {
        poll(written("before"), message("note.late.v1", "late in a poll"), written("behind"));

        assertThat(visible(shop)).containsExactly("before", "late in a poll", "behind");
    }

    @Test
    void eachMerchantHasATransactionOfItsOwn() {
        var other = shop();

        poll(written("ours"), new Message(Ids.next(), "note.written.v1", other, "theirs"), written("ours too"));

        assertThat(visible(shop)).containsExactly("ours", "ours too");
        assertThat(visible(other)).containsExactly("theirs");
    }

    private record Message(UUID id, String type, MerchantId merchant, String text) {

        ConsumerRecord<String, String> at(long offset) {
            var received = new ConsumerRecord<>("kit-test.events", 0, offset, "k", "{\"text\": \"" + text + "\"}");
            headers().forEach((name, value) -> received.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            return received;
        }

        private Map<String, String> headers() {
            return Map.of(
                    "ce_id", id.toString(),
                    "ce_type", type,
                    "ce_subject", "k",
                    "ce_time", "2026-11-20T16:15:00Z",
                    "ce_merchant", merchant.value(),
                    "ce_actor", "system",
                    "ce_sequence", "1");
        }
    }

    private static MerchantId shop() {
        return new MerchantId("shop-" + Ids.next().toString().substring(24));
    }

    private Message written(String text) {
        return message("note.written.v1", text);
    }

    private Message message(String type, String text) {
        return new Message(Ids.next(), type, shop, text);
    }

    private void poll(Message... messages) {
        var records = IntStream.range(0, messages.length)
                .mapToObj(offset -> messages[offset].at(offset))
                .toList();
        var poll = new ConsumerRecords<>(Map.of(new TopicPartition("kit-test.events", 0), records), Map.of());
        OnVertx.run(() -> consumer.on(poll));
    }

    private List<String> visible(MerchantId merchant) {
        return OnVertx.run(() -> notes.allThatIsVisible(merchant));
    }

    private List<String> transactions() {
        return OnVertx.run(() -> notes.transactions(shop));
    }
}
