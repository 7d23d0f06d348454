package dev.portico.portal.page;

import org.jspecify.annotations.Nullable;

/**
 * What templates/message.html shows: one thing to say and at most one to do, such as that a mail is coming, the one button a
 * mailed link leads to, or that a link is no use any more.
 *
 * @param icon mail, card, bag or warn
 * @param more a second sentence; null for none
 * @param next the one thing to do here; null when it is done elsewhere
 * @param back where else to go; null for nowhere
 */
public record MessagePage(
        Frame frame,
        String icon,
        String headline,
        String text,
        @Nullable String more,
        @Nullable Continue next,
        @Nullable Way back)
        implements FramedPage {

    /** A button that posts. */
    public record Continue(String id, String action, String button) {}

    public record Way(String href, String label) {}

    static Way toOrder(Visit visit) {
        return new Way(visit.href(""), visit.text("error.order"));
    }
}
