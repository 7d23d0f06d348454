package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates/withdraw.html shows: what is declared, by whom, what it gives back, and the button that confirms it. */
public record WithdrawPage(
        Frame frame,
        String eyebrow,
        String headline,
        @Nullable String fault,
        @Nullable String nameFault,
        @Nullable String until,
        List<Sums.Row> sums,
        String declaration,
        String action,
        String keep,
        int version,
        String key,
        String name,
        String comment)
        implements FramedPage {}
