package dev.portico.notification.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.notification.recipient.MailLook;
import dev.portico.notification.recipient.MerchantProfile;
import dev.portico.notification.recipient.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Who the shop is, and which of an order's links are still valid. */
@ApplicationScoped
class MerchantEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "notification/merchants";

    private final EventConsumer events;
    private final Recipients recipients;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    MerchantEventsConsumer(EventConsumer events, Recipients recipients) {
        this.events = events;
        this.recipients = recipients;
        this.handlers = Map.of(
                "merchant.settings-changed.v1", this::settingsChanged,
                "link.reissued.v1", this::reissued);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SettingsChanged(MerchantPart merchant) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MerchantPart(
            String name,
            ZoneId timeZone,
            String defaultLocale,
            String currency,
            @Nullable String staffEmail,
            String shopEmail,
            @Nullable String accentColor,
            @Nullable Boolean portalEnabled,
            @Nullable Integer linkLifetimeDays,
            @Nullable MailLook branding) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reissued(UUID orderId, int generation) {}

    @Override
    public String topic() {
        return "merchant.events";
    }

    @Override
    @Incoming("merchants")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers);
    }

    private Uni<Void> settingsChanged(ReceivedEvent event) {
        var settings = event.as(SettingsChanged.class).merchant();
        var profile = new MerchantProfile(
                event.merchant(),
                settings.name(),
                settings.timeZone(),
                Locale.forLanguageTag(settings.defaultLocale()),
                settings.currency(),
                settings.staffEmail(),
                settings.shopEmail(),
                settings.accentColor(),
                !Boolean.FALSE.equals(settings.portalEnabled()),
                settings.linkLifetimeDays(),
                settings.branding() == null ? MailLook.NONE : settings.branding());
        return recipients.remember(event.merchant(), profile, event.sequence());
    }

    private Uni<Void> reissued(ReceivedEvent event) {
        var reissued = event.as(Reissued.class);
        return recipients.rememberGeneration(
                event.merchant(), reissued.orderId(), reissued.generation(), event.sequence());
    }
}
