package dev.portico.kit.inbox;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.Kit;
import dev.portico.kit.OnVertx;
import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Notes;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class EventConsumerTest {

    private static final String TOPIC = "kit-test.events";
    private static final String DEAD = "kit-test.events.kit-test.dlq";
    private static final MerchantId SHOP = new MerchantId("inbox-shop");

    @Inject
    Notes notes;

    @Test
    void anEventIsHandledOnceHoweverOftenItComes() {
        var id = Ids.next();
        send(id, "note.written.v1", "once");
        send(id, "note.written.v1", "once");
        send(id, "note.written.v1", "once");
        send(Ids.next(), "note.written.v1", "after the duplicates");

        awaitNote("after the duplicates");

        assertThat(Collections.frequency(visible(), "once")).isEqualTo(1);
    }

    @Test
    void aTypeThatIsNotOursIsSkipped() {
        send(Ids.next(), "note.deleted.v1", "not ours");
        send(Ids.next(), "note.written.v1", "after the stranger");

        awaitNote("after the stranger");

        assertThat(visible()).doesNotContain("not ours");
        assertThat(reasons()).noneMatch(reason -> reason.contains("note.deleted"));
    }

    @Test
    void anUnknownVersionGoesToTheDeadLettersAndThePartitionGoesOn() {
        send(Ids.next(), "note.written.v2", "from the future");
        send(Ids.next(), "note.written.v1", "after the future");

        awaitNote("after the future");

        assertThat(reasons()).anyMatch(reason -> reason.contains("unknown version: note.written.v2"));
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetters() {
        var headers = headers(Ids.next(), "note.written.v1");
        TestKafka.send(TOPIC, "k", headers, "{broken");
        TestKafka.send(TOPIC, "k", headers(Ids.next(), "note.written.v1"), "{\"text\": {\"deep\": true}}");
        TestKafka.send(TOPIC, "k", Map.of("ce_type", "note.written.v1"), "{}");
        send(Ids.next(), "note.written.v1", "after the rubbish");

        awaitNote("after the rubbish");

        assertThat(reasons())
                .anyMatch(reason -> reason.contains("unreadable"))
                .anyMatch(reason -> reason.contains("can't be read as Written"))
                .anyMatch(reason -> reason.contains("ce_id is missing"));
        assertThat(letters()).anySatisfy(letter -> {
            assertThat(letter.value()).isEqualTo("{broken");
            assertThat(TestKafka.header(letter, "ce_type")).isEqualTo("note.written.v1");
            assertThat(TestKafka.header(letter, "dlq_topic")).isEqualTo(TOPIC);
            assertThat(TestKafka.header(letter, "dlq_offset")).isNotNull();
        });
    }

    @Test
    void aHandlerThatFailsIsTriedAgainAndItsEarlierWritesAreGone() {
        send(Ids.next(), "note.flaky.v1", "at the third try");

        awaitNote("at the third try");

        assertThat(Collections.frequency(visible(), "at the third try")).isEqualTo(1);
    }

    @Test
    void whatHasNotArrivedYetIsWaitedFor() {
        send(Ids.next(), "note.late.v1", "worth waiting for");

        awaitNote("worth waiting for");
    }

    private void awaitNote(String text) {
        await().untilAsserted(() -> assertThat(visible()).contains(text));
    }

    private List<String> visible() {
        return OnVertx.run(() -> notes.allThatIsVisible(SHOP));
    }

    private static List<ConsumerRecord<String, String>> letters() {
        return TestKafka.records(DEAD);
    }

    private static List<String> reasons() {
        return letters().stream()
                .map(letter -> TestKafka.header(letter, "dlq_reason"))
                .toList();
    }

    private static void send(UUID id, String type, String text) {
        TestKafka.send(TOPIC, "k", headers(id, type), "{\"text\": \"" + text + "\"}");
    }

    private static Map<String, String> headers(UUID id, String type) {
        var headers = new HashMap<String, String>();
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_subject", "k");
        headers.put("ce_time", "2026-11-20T16:15:00Z");
        headers.put("ce_merchant", SHOP.value());
        headers.put("ce_actor", "system");
        headers.put("ce_sequence", "1");
        return headers;
    }
}
