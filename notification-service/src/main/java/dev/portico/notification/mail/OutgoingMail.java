package dev.portico.notification.mail;

import dev.portico.notification.template.RenderedMail;

/**
 * @param messageId with its angle brackets; the same in every try, so that receivers can drop a second copy
 * @param fromName the shop's name, as free text
 */
public record OutgoingMail(String messageId, String fromName, String to, String replyTo, RenderedMail content) {}
