package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/delay.html shows: what is late and until when, and two ways to go on.
 *
 * @param statement the shop's words; null when they are not here yet
 * @param until what happens without an answer; null once there is one
 * @param accept the form that keeps it; null when that was said already
 * @param cancel the form that gives it back; null when that can't be any more
 */
public record DelayPage(
        Frame frame,
        String eyebrow,
        String headline,
        List<String> items,
        @Nullable Statement statement,
        String expected,
        @Nullable String until,
        @Nullable String fault,
        @Nullable Choice accept,
        @Nullable Choice cancel,
        String refundTitle,
        List<Sums.Row> sums,
        String action,
        String keep,
        int version)
        implements FramedPage {

    /** One button, and the key that makes pressing it twice the same as once. */
    public record Choice(String label, String key) {}
}
