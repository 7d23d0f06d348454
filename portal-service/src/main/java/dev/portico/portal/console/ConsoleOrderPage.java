package dev.portico.portal.console;

import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import dev.portico.portal.page.OrderPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleOrder.html shows.
 *
 * @param link the customer's personal link; null for those who may only read
 */
public record ConsoleOrderPage(
        Frame frame,
        ConsoleNav nav,
        String placed,
        String headline,
        List<String> states,
        @Nullable Waiting waiting,
        Money money,
        String itemsTitle,
        List<OrderPage.Item> items,
        List<Sum> sums,
        Customer customer,
        List<OrderPage.Entry> history,
        @Nullable String link)
        implements FramedPage {

    /**
     * A request that waits, with its page.
     *
     * @param asks whether the reader can answer it
     */
    public record Waiting(String title, String text, String href, boolean asks) {}

    /** @param href where plan, charges and refunds are */
    public record Money(String tone, String title, @Nullable String text, String href) {}

    /** One row of the summary. */
    public record Sum(String label, String amount, String style) {}

    public record Customer(
            String name,
            @Nullable String email,
            List<String> address,
            @Nullable String delivery,
            @Nullable String note) {}
}
