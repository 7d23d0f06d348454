package dev.portico.portal.page;

import org.jspecify.annotations.Nullable;

/**
 * What templates/confirming.html shows while a payment's result is on its way.
 *
 * @param next where the page looks again; by itself after {@code seconds}, or by a link when they are null
 */
public record ConfirmingPage(
        Frame frame, String headline, String text, String next, @Nullable Integer seconds, String home)
        implements FramedPage {}
