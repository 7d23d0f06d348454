package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/pay.html shows: what can be paid now, to choose one of.
 *
 * @param fields carried along unseen: what the choices were when the page was made
 * @param part the customer's own amount
 * @param card which card can be used on the page that follows; null where none is known
 * @param fault what is wrong with the choice as a whole; null for nothing
 */
public record PayChoicePage(
        Frame frame,
        String eyebrow,
        String text,
        String action,
        List<HiddenField> fields,
        List<Choice> choices,
        Part part,
        @Nullable String card,
        @Nullable String fault,
        String home)
        implements FramedPage {

    /** @param text said below the label; null for nothing */
    public record Choice(String value, String label, @Nullable String text, String amount, boolean selected) {}

    /**
     * @param value as it was typed
     * @param symbol of the currency
     * @param fault what is wrong with the amount; null for nothing
     */
    public record Part(String value, String symbol, String hint, boolean selected, @Nullable String fault) {}
}
