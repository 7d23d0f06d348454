package dev.portico.notification.delivery;

import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.recipient.MerchantProfile;
import dev.portico.notification.recipient.OrderRecipient;
import dev.portico.notification.template.MailFacts;
import org.jspecify.annotations.Nullable;

/**
 * A claimed delivery with all that its mail is written from.
 *
 * @param order null when the mail is about the shop, not about an order
 */
record Outgoing(
        Delivery delivery,
        MailFacts facts,
        MerchantProfile merchant,
        @Nullable OrderRecipient order,
        int linkGeneration) {}
