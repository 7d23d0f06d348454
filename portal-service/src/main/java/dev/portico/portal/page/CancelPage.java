package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/cancel.html shows: what canceling gives back and what the shop keeps, why, and one button that does it.
 *
 * @param choices the items that can be canceled alone; empty where there is only all or nothing
 */
public record CancelPage(
        Frame frame,
        String eyebrow,
        String headline,
        @Nullable String refused,
        @Nullable String fault,
        String refundTitle,
        List<String> refundTexts,
        List<Sums.Row> sums,
        String address,
        @Nullable String lang,
        List<Choice> choices,
        List<String> lines,
        String action,
        String keep,
        int version,
        String key,
        @Nullable String request,
        List<EditPage.Choice> reasons,
        String comment,
        String reasonTitle,
        String button,
        String last)
        implements FramedPage {

    /** One item, and what canceling it alone gives back. */
    public record Choice(
            String lineId, String title, String options, @Nullable String picture, String refund, boolean chosen) {}
}
