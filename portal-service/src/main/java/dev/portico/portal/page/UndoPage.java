package dev.portico.portal.page;

import org.jspecify.annotations.Nullable;

/** What templates/undo.html shows: what the order goes back to, and one button that says what it will do. */
public record UndoPage(
        Frame frame,
        String eyebrow,
        String headline,
        @Nullable String fault,
        Changes changes,
        String button,
        String action,
        String keep,
        int version,
        String key)
        implements FramedPage {}
