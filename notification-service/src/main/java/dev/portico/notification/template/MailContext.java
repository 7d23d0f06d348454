package dev.portico.notification.template;

import dev.portico.kit.text.Languages;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.recipient.MerchantProfile;
import dev.portico.notification.recipient.OrderRecipient;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that a mail is written from.
 *
 * @param locale one that {@link Languages} chose; its region decides how numbers and dates look
 * @param order null when the mail is about the shop, not about an order
 * @param portalLink the customer's personal link, made for this try to send; empty when the shop's portal is off
 * @param ordersLink to all orders of the address that the mail goes to; null in mails about something else, and when the
 *     shop's portal is off
 * @param consoleLink for staff
 */
public record MailContext(
        MailKind kind,
        Locale locale,
        MerchantProfile merchant,
        @Nullable OrderRecipient order,
        MailFacts facts,
        String portalLink,
        @Nullable TimedLink ordersLink,
        String consoleLink) {

    /** A link that soon opens nothing any more. */
    public record TimedLink(String url, Instant until) {}
}
