package dev.portico.notification.announcement;

import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.template.MailFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Something to tell all who have ordered from a listing before it was announced.
 *
 * @param id the shipping statement's: what is said of it twice is mailed once
 * @param kind the mail that tells it
 * @param at when it was announced
 */
public record Announcement(UUID id, UUID listingId, MailKind kind, MailFacts facts, Instant at) {

    /**
     * What makes the mail about one order unique. Not the event, as elsewhere: people with two orders get a mail about each,
     * and those go to one address.
     */
    public UUID causeFor(UUID orderId) {
        return UUID.nameUUIDFromBytes((id + "/" + orderId).getBytes(StandardCharsets.US_ASCII));
    }
}
