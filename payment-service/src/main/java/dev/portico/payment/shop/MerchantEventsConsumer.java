package dev.portico.payment.shop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MerchantEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "payment/merchants";

    private final EventConsumer events;
    private final Shops shops;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers =
            Map.of("merchant.settings-changed.v1", this::follow);

    MerchantEventsConsumer(EventConsumer events, Shops shops) {
        this.events = events;
        this.shops = shops;
    }

    @Override
    public String topic() {
        return "merchant.events";
    }

    @Override
    @Incoming("merchants")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers);
    }

    private Uni<Void> follow(ReceivedEvent event) {
        var settings = event.as(SettingsWire.class).merchant();
        if (settings == null || settings.name() == null) {
            throw new PoisonException("settings without a name");
        }
        return shops.follow(event.merchant(), settings.name(), zone(settings.timeZone()), event.sequence());
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new PoisonException("settings with an unknown time zone", unknown);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record SettingsWire(@Nullable Settings merchant) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        private record Settings(@Nullable String name, @Nullable String timeZone) {}
    }
}
