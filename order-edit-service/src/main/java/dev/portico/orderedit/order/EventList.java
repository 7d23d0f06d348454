package dev.portico.orderedit.order;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The events of one transaction about one order, numbered on from its last one. */
public final class EventList {

    private final MerchantId merchant;
    private final UUID orderId;
    private final Instant now;
    private final List<PublishedEvent> events = new ArrayList<>();
    private long sequence;

    private EventList(MerchantId merchant, UUID orderId, long sequence, Instant now) {
        this.merchant = merchant;
        this.orderId = orderId;
        this.sequence = sequence;
        this.now = now;
    }

    public static EventList ofNew(MerchantId merchant, UUID orderId, Instant now) {
        return new EventList(merchant, orderId, 0, now);
    }

    public static EventList after(LoadedOrder loaded) {
        return new EventList(
                loaded.merchant(),
                loaded.order().id(),
                loaded.sequence(),
                loaded.situation().now());
    }

    public void add(String type, Actor actor, Object data) {
        sequence++;
        events.add(new PublishedEvent(
                Ids.next(), OrderWire.TOPIC, type, orderId.toString(), merchant, actor, sequence, now, data));
    }

    public List<PublishedEvent> events() {
        return List.copyOf(events);
    }

    /** The sequence of the last event. */
    public long sequence() {
        return sequence;
    }
}
