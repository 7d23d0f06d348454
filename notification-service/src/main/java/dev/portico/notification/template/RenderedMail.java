package dev.portico.notification.template;

/** A mail's content, ready to send. The subject is one line. */
public record RenderedMail(String subject, String html, String text) {}
