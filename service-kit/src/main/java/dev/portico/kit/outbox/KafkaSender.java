package dev.portico.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in the order given, pipelined, and answers when the broker has acknowledged all of them.
 *
 * <p>The plain producer rather than a messaging channel: the relay needs to know the fate of a whole batch, and a
 * channel's own retries would reorder a key behind its back. Idempotent, {@code acks=all}, and it gives up after a few
 * seconds, since a database transaction is open meanwhile.
 */
@ApplicationScoped
public class KafkaSender {

    private final Vertx vertx;
    private final Map<String, Object> config;
    private volatile @Nullable KafkaProducer<String, String> producer;

    KafkaSender(Vertx vertx, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.vertx = vertx;
        this.config = settings(broker);
    }

    private static Map<String, Object> settings(Map<String, Object> broker) {
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    public Uni<Void> send(List<ProducerRecord<String, String>> records) {
        return Uni.createFrom().completionStage(() -> onWorker(records).toCompletionStage());
    }

    // A producer without metadata blocks its caller: so never on the event loop.
    private Future<Void> onWorker(List<ProducerRecord<String, String>> records) {
        return vertx.<Future<Void>>executeBlocking(() -> sendAll(records), false)
                .compose(all -> all);
    }

    private Future<Void> sendAll(List<ProducerRecord<String, String>> records) {
        return Future.join(records.stream().map(this::sendOne).toList()).mapEmpty();
    }

    private Future<Void> sendOne(ProducerRecord<String, String> toSend) {
        Promise<Void> acknowledged = Promise.promise();
        // The future is answered through the callback.
        var unused = producer().send(toSend, (metadata, failure) -> {
            if (failure == null) {
                acknowledged.complete();
            } else {
                acknowledged.fail(failure);
            }
        });
        return acknowledged.future();
    }

    private synchronized KafkaProducer<String, String> producer() {
        var open = producer;
        if (open == null) {
            open = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
            producer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        var open = producer;
        if (open != null) {
            open.close(Duration.ofSeconds(2));
        }
    }
}
