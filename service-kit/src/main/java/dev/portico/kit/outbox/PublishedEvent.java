package dev.portico.kit.outbox;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as other services will see it: CloudEvents 1.0 in Kafka's binary mode, keyed by its subject.
 *
 * @param id UUIDv7, the receivers' key for doing things once
 * @param type stable wire name with its version, such as {@code order.edited.v1}
 * @param subject what it is about, such as the order's id; events of one subject stay in order
 * @param sequence grows by one with each event of the subject, so that a projection can tell old from new
 * @param data a record, written as JSON; its form is a contract (see {@code contracts/})
 */
public record PublishedEvent(
        UUID id,
        String topic,
        String type,
        String subject,
        MerchantId merchant,
        Actor actor,
        long sequence,
        Instant occurredAt,
        Object data) {}
