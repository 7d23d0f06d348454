package dev.portico.portal.console;

import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import dev.portico.portal.page.OrderPage.PlanItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consolePayments.html shows: an order's money, and what can be done about it.
 *
 * @param plan empty where all is due at once
 * @param ledgerRest said where the ledger is longer than what is shown
 * @param acts null for those who may only read
 */
public record OrderPaymentsPage(
        Frame frame,
        ConsoleNav nav,
        String eyebrow,
        String orderHref,
        @Nullable Notice notice,
        List<Sum> sums,
        List<PlanItem> plan,
        List<Row> charges,
        List<Row> refunds,
        List<Entry> ledger,
        @Nullable String ledgerRest,
        String card,
        @Nullable Acts acts)
        implements FramedPage {

    public record Notice(String tone, String title, @Nullable String text) {}

    public record Sum(String label, String amount, String style) {}

    /**
     * A charge or a refund.
     *
     * @param tone of its state
     * @param retry the refund to try once more; null where there is nothing to try
     */
    public record Row(
            String state,
            String tone,
            String text,
            @Nullable String detail,
            String when,
            String amount,
            @Nullable String retry) {}

    public record Entry(String when, String what, @Nullable String method, String amount) {}

    /**
     * @param token proves that the forms are ours
     * @param key makes each form one action however often it is sent
     * @param charge where the card on file is charged; null where there is none, or nothing to charge
     */
    public record Acts(
            String action,
            String token,
            String key,
            @Nullable String charge,
            @Nullable Give refund,
            @Nullable Give waive) {}

    /** @param fault what is wrong with the amount; null for nothing */
    public record Give(
            String text,
            String amount,
            String symbol,
            String reason,
            boolean notifyCustomer,
            boolean outside,
            boolean moreThanDue,
            @Nullable String fault) {}
}
