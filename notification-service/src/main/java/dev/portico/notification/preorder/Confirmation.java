package dev.portico.notification.preorder;

import dev.portico.notification.template.MailFacts;
import java.util.UUID;

/**
 * A pre-order's confirmation that is to go out now.
 *
 * @param causeId the event that brought the order in
 * @param facts of that event, with the plan where it is known
 */
public record Confirmation(UUID orderId, UUID causeId, MailFacts facts) {}
