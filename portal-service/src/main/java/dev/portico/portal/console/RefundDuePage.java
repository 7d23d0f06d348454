package dev.portico.portal.console;

import dev.portico.portal.client.RefundsDue;
import dev.portico.portal.client.RefundsDue.Due;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleRefunds.html shows: the orders with money to give back.
 *
 * @param more where the list goes on; null at the end
 */
public record RefundDuePage(Frame frame, ConsoleNav nav, List<Row> rows, @Nullable String more) implements FramedPage {

    /** @param underWay said where some is on its way already; null for nothing */
    public record Row(String href, String order, String since, String amount, @Nullable String underWay) {}

    static RefundDuePage of(ConsoleView view, RefundsDue due) {
        return new RefundDuePage(
                view.frame("Refunds"),
                view.nav(Part.REFUNDS),
                due.items().stream().map(order -> row(view, order)).toList(),
                due.next() == null
                        ? null
                        : "/console/refunds?cursor=" + URLEncoder.encode(due.next(), StandardCharsets.UTF_8));
    }

    private static Row row(ConsoleView view, Due due) {
        return new Row(
                "/console/orders/" + due.orderId() + "/payments",
                due.orderNumber(),
                due.dueSince() == null ? "Due for long" : "Due since " + view.moment(due.dueSince()),
                view.money(due.currency(), due.dueMinor()),
                due.underWayMinor() == 0 ? null : view.money(due.currency(), due.underWayMinor()) + " more on its way");
    }
}
