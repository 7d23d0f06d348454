package dev.portico.portal.page;

import java.util.List;

/** What templates/review.html shows: before and after, and one button that says what it will do. */
public record ReviewPage(
        Frame frame,
        String eyebrow,
        String action,
        String keepEditing,
        String discard,
        List<HiddenField> fields,
        Changes changes)
        implements FramedPage {}
