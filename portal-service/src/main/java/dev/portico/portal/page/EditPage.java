package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/edit.html shows: one form for items, contact, address, shipping and note, and what it would come to.
 *
 * @param step where the steps go that stay on this page
 * @param focus the field a step was about
 */
public record EditPage(
        Frame frame,
        String eyebrow,
        String action,
        String fragment,
        String step,
        @Nullable String focus,
        String discard,
        String base,
        List<Line> lines,
        List<StagedLine> added,
        @Nullable AddPart add,
        @Nullable FieldsPart contact,
        @Nullable AddressPart address,
        @Nullable RatesPart rates,
        @Nullable NotePart note,
        List<OrderPage.Refusal> refusals,
        @Nullable String faultsTitle,
        List<String> faults,
        @Nullable Stale stale,
        Changes changes)
        implements FramedPage {

    public record Line(
            String id,
            String title,
            @Nullable String picture,
            String options,
            String total,
            List<Lines.Property> properties,
            List<String> locks,
            boolean changed,
            @Nullable Quantity quantity,
            @Nullable Variants variants,
            @Nullable Remove remove,
            @Nullable Replace replace,
            @Nullable String shipped) {

        public boolean isReplaced() {
            return replace != null && replace.picked() != null;
        }

        public boolean isEditable() {
            return quantity != null || variants != null || remove != null || replace != null;
        }
    }

    /** Something else in this line's place: a button to look for it, or what was picked. */
    public record Replace(String label, String lineId, @Nullable Picked picked) {}

    /** An item from the search that takes a line's place. */
    public record Picked(
            String name,
            String value,
            String title,
            String options,
            @Nullable String picture,
            String price,
            String drop,
            @Nullable String fault) {}

    /** An item from the search on its way into the order. */
    public record StagedLine(
            String name,
            String value,
            String title,
            String options,
            @Nullable String picture,
            String price,
            String drop,
            Quantity quantity) {}

    /**
     * Looking for something to add.
     *
     * @param replacing the line it would replace, and that line's title; null to add to the order
     * @param results null before anybody searched
     * @param next where the next page of results begins
     */
    public record AddPart(
            String title, String query, @Nullable String replacing, @Nullable Results results, boolean open) {}

    public record Results(String summary, List<Found> items, @Nullable String next) {}

    /** One item found; its variants' values carry what the page needs to stage them. */
    public record Found(
            String productId,
            String title,
            @Nullable String picture,
            String price,
            String pick,
            List<Choice> variants,
            boolean soldOut,
            String button,
            String label) {}

    public record Quantity(
            String name,
            String label,
            String value,
            int min,
            @Nullable Long max,
            @Nullable String hint,
            @Nullable String fault) {}

    public record Variants(String name, String label, List<Choice> choices, @Nullable String fault) {}

    public record Choice(String value, String label, boolean selected, boolean disabled) {}

    public record Remove(String name, String label, boolean checked, @Nullable String fault) {}

    public record FieldsPart(List<Field> fields) {}

    /**
     * The fields that the country has.
     *
     * @param kept what was typed into fields that this country hasn't
     */
    public record AddressPart(Field country, List<Field> fields, List<HiddenField> kept) {}

    /** Shipping methods with their prices. */
    public record RatesPart(String name, List<Rate> rates, @Nullable String fault) {}

    public record Rate(String value, String label, String price, boolean selected) {}

    /**
     * An input of a type, or a select when it has choices.
     *
     * @param keyboard the {@code inputmode} of a phone; null for the usual one
     * @param capitals whether a phone begins with capitals, all of them
     */
    public record Field(
            String name,
            String label,
            String value,
            String type,
            String autocomplete,
            boolean required,
            boolean full,
            List<Choice> choices,
            @Nullable String fault,
            @Nullable String keyboard,
            boolean capitals) {

        public Field(
                String name,
                String label,
                String value,
                String type,
                String autocomplete,
                boolean required,
                boolean full,
                List<Choice> choices,
                @Nullable String fault) {
            this(name, label, value, type, autocomplete, required, full, choices, fault, null, false);
        }
    }

    public record NotePart(String name, String value, @Nullable String fault) {}

    /** The order changed while the customer was typing. */
    public record Stale(List<String> changes) {}
}
