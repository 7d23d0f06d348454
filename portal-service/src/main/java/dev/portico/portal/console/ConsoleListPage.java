package dev.portico.portal.console;

import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.util.List;

/** What templates/console.html shows: the newest orders. */
public record ConsoleListPage(Frame frame, ConsoleNav nav, List<Row> orders) implements FramedPage {

    public record Row(
            String href,
            String number,
            String customer,
            String placed,
            boolean canceled,
            String total,
            String balance) {}

    static ConsoleListPage of(ConsoleView view, List<ConsoleOrders.Entry> orders) {
        var rows = orders.stream().map(order -> row(view, order)).toList();
        return new ConsoleListPage(view.frame("Orders"), view.nav(Part.ORDERS), rows);
    }

    private static Row row(ConsoleView view, ConsoleOrders.Entry order) {
        return new Row(
                "/console/orders/" + order.id(),
                order.number(),
                order.customer(),
                view.moment(order.placedAt()),
                order.canceled(),
                view.money(order.currency(), order.totalMinor()),
                view.stand(order.balance()).title());
    }
}
