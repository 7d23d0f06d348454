package dev.portico.local.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the suite as a local broker has them: few partitions, one replica. */
public final class Topics {

    public static final List<String> EVENTS = List.of(
            "order.events",
            "listing.events",
            "payment.events",
            "merchant.events",
            "link.events",
            "notification.events");

    private static final List<String> SERVICES =
            List.of("portal-service", "order-edit-service", "payment-service", "notification-service");

    private static final int PARTITIONS = 3;

    /** Long enough to build a read model again from the start, and not for ever: erased people leave the log, too. */
    private static final String NINETY_DAYS = "7776000000";

    private Topics() {}

    static List<NewTopic> all() {
        return Stream.concat(EVENTS.stream().map(topic -> topic(topic, PARTITIONS)), deadLetters())
                .toList();
    }

    private static Stream<NewTopic> deadLetters() {
        return EVENTS.stream()
                .flatMap(topic -> SERVICES.stream().map(service -> topic(topic + "." + service + ".dlq", 1)));
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1).configs(Map.of("retention.ms", NINETY_DAYS));
    }
}
