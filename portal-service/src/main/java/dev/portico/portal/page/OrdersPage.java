package dev.portico.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/orders.html shows: a customer's orders, newest first, a page of them.
 *
 * @param until until when this list opens
 * @param older the next page; null on the last one
 * @param newest the first page; null on it
 */
public record OrdersPage(Frame frame, String until, List<Entry> orders, @Nullable String older, @Nullable String newest)
        implements FramedPage {

    public OrdersPage {
        orders = List.copyOf(orders);
    }

    public record Entry(String title, String href, String placed, String state, String total) {}
}
