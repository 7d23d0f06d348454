package dev.portico.portal.page;

import org.jspecify.annotations.Nullable;

/**
 * What templates/card.html shows on the way to another card: that a mail is coming, the one button its link leads to, or
 * that the link is no use any more.
 *
 * @param icon mail, card or warn
 * @param more a second sentence; null for none
 * @param next the one thing to do here; null when it is done elsewhere
 */
public record CardPage(
        Frame frame,
        String icon,
        String headline,
        String text,
        @Nullable String more,
        @Nullable Continue next,
        String home)
        implements FramedPage {

    /** A button that posts. */
    public record Continue(String action, String button) {}
}
