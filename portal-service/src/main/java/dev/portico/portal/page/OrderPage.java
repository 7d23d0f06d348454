package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates/order.html shows. Every sentence is written already; the template only places them. */
public record OrderPage(
        Frame frame,
        @Nullable String done,
        String eyebrow,
        String headline,
        List<Step> track,
        @Nullable Window window,
        @Nullable String openUntil,
        List<Action> actions,
        List<Refusal> refusals,
        @Nullable Waiting waiting,
        @Nullable Owed owed,
        List<Notice> notices,
        String itemsTitle,
        List<Item> items,
        List<Sums.Row> sums,
        Delivery delivery,
        List<Entry> history)
        implements FramedPage {

    /** One step of the progress line: done, current or ahead. */
    public record Step(String label, String state) {}

    /** The time left for changes; seconds for the progress bar, and texts for before and after it ticks. */
    public record Window(
            String until, String left, String leftPattern, long closesAtEpochSecond, long total, long remaining) {}

    public record Action(String label, String href, String style) {}

    /** What can't be done, and why. */
    public record Refusal(String subject, String reason) {}

    /** Money the customer owes: the one primary button. {@code payable} is false while a payment is being checked. */
    public record Owed(
            String title,
            String text,
            String button,
            String action,
            long amountMinor,
            String attempt,
            boolean payable) {}

    /**
     * A change that is asked for and not made yet.
     *
     * @param pay what has to be paid for it; null where the shop decides
     * @param takeBack null when it is over already
     */
    public record Waiting(
            String title,
            String text,
            List<Changes.Row> rows,
            List<Sums.Row> sums,
            @Nullable Owed pay,
            @Nullable String takeBack,
            String action,
            int version,
            String key) {}

    public record Notice(
            String tone, String title, @Nullable String text, @Nullable String href, @Nullable String link) {}

    public record Item(
            String title,
            @Nullable String picture,
            String options,
            String count,
            String total,
            @Nullable String before,
            boolean canceled,
            List<String> discounts,
            List<Lines.Property> properties,
            @Nullable String shipped,
            List<String> locks) {}

    public record Delivery(List<String> address, @Nullable String method, @Nullable String note) {}

    public record Entry(String text, String when, String isoTime, String by, @Nullable String amount) {}
}
