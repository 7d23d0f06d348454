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
        @Nullable Notice payment,
        @Nullable Owed owed,
        List<Notice> notices,
        String itemsTitle,
        List<Item> items,
        List<News> news,
        @Nullable String calendar,
        @Nullable Plan plan,
        List<RefundEntry> refunds,
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

    /**
     * Money the customer owes, or may pay early.
     *
     * @param amountMinor minor units of the order's currency
     * @param card which card can be used on the page that the button leads to; null where none is known
     * @param payable false while a payment is being checked
     * @param other where one chooses another amount; null where there is no choice
     */
    public record Owed(
            String title,
            String text,
            String button,
            String action,
            long amountMinor,
            String attempt,
            @Nullable String card,
            boolean payable,
            @Nullable String other) {}

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
            @Nullable String preOrder,
            List<String> discounts,
            List<Lines.Property> properties,
            @Nullable String shipped,
            List<String> locks) {}

    /**
     * What the shop says about a pre-order.
     *
     * @param about which one; null when there is no other
     * @param expected when it ships, in words
     * @param latest null when nothing was said yet
     */
    public record News(
            String title,
            @Nullable String about,
            String expected,
            @Nullable Statement latest,
            List<Statement> earlier) {}

    /** The shop's own words, in the language of {@code lang}. */
    public record Statement(String lang, String text, @Nullable String reason, String when, String isoTime) {}

    /**
     * How the order is paid over time.
     *
     * @param behind said while the plan does not follow the order yet
     * @param upcoming the charge that was announced
     * @param card null when nothing is left to pay
     * @param early where one chooses what to pay before it is asked for; null when nothing is for later
     */
    public record Plan(
            List<PlanItem> items,
            @Nullable String behind,
            @Nullable String upcoming,
            @Nullable CardOnFile card,
            @Nullable String early) {}

    /**
     * One part of a plan.
     *
     * @param about the pre-order it pays for; null when there is no other
     * @param was its amount before an edit, where that differs
     * @param state paid, due, next or ahead
     */
    public record PlanItem(
            String label,
            @Nullable String about,
            String when,
            @Nullable String partly,
            String amount,
            @Nullable String was,
            String state,
            @Nullable String badge) {}

    /** @param mailed said while a link to change it is in the customer's mailbox */
    public record CardOnFile(String title, String text, @Nullable String mailed, String action, String button) {}

    public record RefundEntry(String sent, String state, String amount) {}

    public record Delivery(List<String> address, @Nullable String method, @Nullable String note) {}

    public record Entry(String text, String when, String isoTime, String by, @Nullable String amount) {}
}
