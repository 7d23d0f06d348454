package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/review.html shows: before and after, and one button that says what it will do.
 *
 * @param mandate what the customer has to agree to first; null for nothing
 */
public record ReviewPage(
        Frame frame,
        String eyebrow,
        String action,
        String keepEditing,
        String discard,
        List<HiddenField> fields,
        Changes changes,
        @Nullable Mandate mandate)
        implements FramedPage {}
