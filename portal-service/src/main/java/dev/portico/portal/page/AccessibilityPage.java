package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/accessibility.html shows.
 *
 * @param help where the shop helps, beside its address; null when it has named no place
 */
public record AccessibilityPage(
        Frame frame, String title, String text, List<Part> parts, String feedback, @Nullable String help, String date)
        implements FramedPage {

    /** A heading, and what is below it: one sentence, or a list of several. */
    public record Part(String title, List<String> sentences) {}
}
