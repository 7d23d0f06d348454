package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates/acknowledgement.html shows: that a withdrawal was received, and when; made to be printed. */
public record AcknowledgementPage(
        Frame frame,
        String eyebrow,
        String headline,
        String text,
        List<Fact> facts,
        @Nullable String contact,
        String home)
        implements FramedPage {

    /** One line of the acknowledgement. */
    public record Fact(String label, String value) {}
}
