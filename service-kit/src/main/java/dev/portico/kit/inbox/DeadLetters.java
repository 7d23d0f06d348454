package dev.portico.kit.inbox;

import dev.portico.kit.inbox.Poll.Letter;
import dev.portico.kit.inbox.Poll.Opened;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.outbox.KafkaSender;
import dev.portico.kit.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts what can't be handled aside, with the reason, so that the partition goes on: as a row, which can be listed and
 * replayed, and in {@code <topic>.<service>.dlq} for whoever watches topics.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final DeadLetterTable table;
    private final KafkaSender kafka;
    private final MeterRegistry meters;
    private final String service;

    DeadLetters(
            DeadLetterTable table,
            KafkaSender kafka,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.table = table;
        this.kafka = kafka;
        this.meters = meters;
        this.service = service;
    }

    /**
     * The row first, however long the database is away. Fails while Kafka is: the record is then delivered to its consumer
     * again, and the row counts another death.
     */
    Uni<Void> bury(ConsumerRecord<String, String> dead, Throwable failure) {
        var reason = Reason.of(failure);
        LOG.errorf("%s-%d@%d goes to the dead letters: %s", dead.topic(), dead.partition(), dead.offset(), reason);
        return Patience.with(() -> table.keep(dead, reason))
                .invoke(() -> meters.counter("portico.dead.letters", "topic", dead.topic())
                        .increment())
                .chain(() -> kafka.send(List.of(letter(dead, reason))));
    }

    /** One after the other. */
    Uni<Void> bury(List<Letter> letters) {
        return InTurn.each(letters, letter -> {
            Traces.enter(Envelope.traceOf(letter.received()));
            return bury(letter.received(), letter.reason());
        });
    }

    /** Does the work with all {@link Patience}, and buries what that did not help. */
    Uni<Void> buryUnless(Opened one, Supplier<Uni<Void>> work) {
        return Patience.with(work).onFailure(Exception.class).recoverWithUni(failure -> bury(one.received(), failure));
    }

    private ProducerRecord<String, String> letter(ConsumerRecord<String, String> dead, String reason) {
        var letter = new ProducerRecord<>(
                dead.topic() + "." + service + ".dlq", null, dead.key(), dead.value(), dead.headers());
        add(letter, "dlq_reason", reason);
        add(letter, "dlq_topic", dead.topic());
        add(letter, "dlq_partition", Integer.toString(dead.partition()));
        add(letter, "dlq_offset", Long.toString(dead.offset()));
        return letter;
    }

    private static void add(ProducerRecord<String, String> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
