package dev.portico.notification.event;

import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.template.MailFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What mails are written about.
 *
 * @param orderId null when it is about the shop, not about an order
 * @param causeId the event, or what stands for it where one event asks for mails about many orders; with kind and
 *     recipient it makes a mail unique
 */
record Occasion(MerchantId merchant, @Nullable UUID orderId, UUID causeId, MailFacts facts) {

    static Occasion of(ReceivedEvent event) {
        return of(event, event.as(MailFacts.class));
    }

    static Occasion of(ReceivedEvent event, MailFacts facts) {
        return new Occasion(event.merchant(), UUID.fromString(event.subject()), event.id(), facts);
    }

    /** Of an event whose subject is the merchant. */
    static Occasion ofShop(ReceivedEvent event) {
        return new Occasion(event.merchant(), null, event.id(), event.as(MailFacts.class));
    }
}
