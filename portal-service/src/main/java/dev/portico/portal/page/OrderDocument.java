package dev.portico.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order for who builds a page of their own: what the order page shows, as data and in the same words. Public: fields are
 * added, never renamed or taken away. Every field is always there, null where there is nothing to say.
 *
 * <p>Times are UTC, days the shop's. Sentences are in {@code language}; values in them stand between U+2068 and U+2069, so that
 * they can't turn the sentence around.
 */
@Schema(name = "CustomerOrder")
record OrderDocument(
        String number,
        Instant placedAt,
        @Schema(description = "RECEIVED, PREPARING, RESERVED, UNPAID, PARTLY_SHIPPED, SHIPPED or CANCELED") Said status,
        String currency,
        @Schema(description = "BCP 47 tag of the sentences") String language,
        @Schema(description = "ltr or rtl") String direction,
        @Schema(description = "The shop's, such as America/Chicago") String timeZone,
        List<Line> lines,
        Totals totals,
        @Schema(description = "null until something is known about payments") @Nullable Payment payment,
        @Schema(description = "null when all is paid at once") @Nullable Plan plan,
        Editing editing,
        @Schema(description = "What the shop lets its customers do, and why not just now") List<Action> actions,
        @Schema(description = "A change that was asked for and is not made yet") @Nullable Waiting waiting,
        List<Notice> notices,
        Shipping shipping,
        Links links) {

    /** Minor units of the currency, and as people read it. */
    @Schema(name = "CustomerOrderMoney")
    record Money(long amountMinor, String currency, String text) {}

    /** A code for programs, with its sentence. */
    @Schema(name = "CustomerOrderSaid")
    record Said(String code, String text) {}

    @Schema(name = "CustomerOrderLine")
    record Line(
            UUID id,
            String title,
            @Schema(description = "Its options in one line") String optionsText,
            List<Named> options,
            @Schema(description = "What the customer chose, such as an engraving") List<Named> properties,
            @Nullable String imageUrl,
            @Schema(description = "Of a canceled order: what it was") int quantity,
            int shippedQuantity,
            Money unitPrice,
            @Schema(description = "null when the order is canceled") @Nullable Money total,
            @Schema(description = "Before discounts; null where there are none") @Nullable Money subtotal,
            List<Discount> discounts,
            @Nullable PreOrdered preOrder,
            @Schema(description = "Why this one can't be changed, beside what holds for all") List<Said> reasons) {}

    @Schema(name = "CustomerOrderNamed")
    record Named(String name, String value) {}

    @Schema(name = "CustomerOrderDiscount")
    record Discount(String title, Money amount) {}

    @Schema(name = "CustomerOrderPreOrder")
    record PreOrdered(
            String text,
            @Schema(description = "The day from which it is expected; null when open, or not waited for any more")
                    @Nullable
                    LocalDate expectedFrom,
            @Nullable LocalDate expectedTo) {}

    @Schema(name = "CustomerOrderTotals")
    record Totals(
            Money items,
            Money discount,
            Money shipping,
            Money fees,
            Money tip,
            Money tax,
            @Schema(description = "Whether the prices have the tax in them") boolean taxesIncluded,
            Money total) {}

    @Schema(name = "CustomerOrderPayment")
    record Payment(
            Money paid,
            @Schema(description = "Set aside on the customer's card and not taken yet") Money reserved,
            Money refunded,
            @Schema(description = "What the customer is asked for now") Money due,
            @Schema(description = "What a plan asks for later") Money later,
            @Schema(description = "What the shop owes") Money refundDue,
            List<Refund> refunds) {}

    @Schema(name = "CustomerOrderRefund")
    record Refund(Instant at, Money amount, String text, String state) {}

    @Schema(name = "CustomerOrderPlan")
    record Plan(
            List<Part> parts,
            @Schema(description = "Said while the plan is still the one before a change") @Nullable String behind,
            @Schema(description = "The charge that was announced") @Nullable String upcoming) {}

    @Schema(name = "CustomerOrderPlanPart")
    record Part(
            String label,
            @Schema(description = "PAID, DUE, NEXT or AHEAD") String state,
            String when,
            @Nullable LocalDate dueOn,
            Money amount,
            Money paid) {}

    @Schema(name = "CustomerOrderEditing")
    record Editing(
            boolean open,
            @Schema(description = "When changes end, or ended; null when no time ends them") @Nullable Instant closesAt,
            @Schema(description = "null when it is not open: then the notices say why") @Nullable String text) {}

    @Schema(name = "CustomerOrderAction")
    record Action(
            @Schema(
                            description =
                                    "CHANGE_ITEMS, CHANGE_SHIPPING_ADDRESS, CHANGE_CONTACT, CHANGE_SHIPPING_METHOD,"
                                            + " CHANGE_NOTE, UNDO, CANCEL, WITHDRAW or PAY; there may be more one day")
                    String code,
            boolean allowed,
            String label,
            @Schema(description = "The page for it; null when it is not allowed") @Nullable String url,
            List<Said> reasons) {}

    @Schema(name = "CustomerOrderWaiting")
    record Waiting(
            @Schema(description = "What it waits for: APPROVAL or CANCEL_APPROVAL of the shop, PAYMENT") String kind,
            String title,
            String text,
            @Nullable Instant expiresAt,
            @Schema(description = "What has to be paid for it") @Nullable Money due) {}

    @Schema(name = "CustomerOrderNotice")
    record Notice(
            @Schema(description = "good, warn, bad or plain") String tone,
            String title,
            @Nullable String text,
            @Nullable String url,
            @Schema(description = "What the link is called") @Nullable String label) {}

    @Schema(name = "CustomerOrderShipping")
    record Shipping(
            @Schema(description = "UNFULFILLED, PARTIAL or FULFILLED") String status,
            @Schema(description = "When the last of it arrived; null while some has not, or that is not known")
                    @Nullable
                    Instant deliveredAt,
            @Schema(description = "The address, line by line") List<String> address,
            @Nullable String method,
            @Nullable String note,
            @Schema(description = "One for each pre-order that is not all shipped") List<News> news) {}

    @Schema(name = "CustomerOrderNews")
    record News(
            String title,
            @Schema(description = "Which pre-order; null when there is no other") @Nullable String about,
            String expected,
            @Schema(description = "What the shop said, newest first") List<Statement> statements) {}

    @Schema(name = "CustomerOrderStatement")
    record Statement(
            @Schema(description = "The language the shop wrote it in") String language,
            String text,
            @Nullable String reason,
            Instant publishedAt) {}

    /** Pages of the portal, by their whole address; null where there is nothing to do on them. */
    @Schema(name = "CustomerOrderLinks")
    record Links(
            String page,
            @Nullable String edit,
            @Nullable String pay,
            @Nullable String cancel,
            @Schema(description = "The expected days as a calendar file (text/calendar)") @Nullable String calendar,
            @Schema(description = "Where a list of all of the customer's orders can be asked for") String orders) {}
}
