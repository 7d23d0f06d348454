package dev.portico.portal.console;

import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates/consoleRequests.html shows: what customers asked for, by where it stands. */
public record RequestListPage(Frame frame, ConsoleNav nav, List<Choice> choices, List<Section> sections)
        implements FramedPage {

    /** One entry of the filter. */
    public record Choice(String value, String label, boolean selected) {}

    /**
     * @param none said when there are no rows
     * @param more where the next page is; null at the end
     */
    public record Section(String id, String title, List<Row> rows, String none, @Nullable String more) {}

    /**
     * One request.
     *
     * @param wishes what it asks for, the first few
     * @param rest how many more there are; null for none
     * @param money what it does to the total
     */
    public record Row(
            String href,
            String title,
            String customer,
            List<String> wishes,
            @Nullable String rest,
            String stands,
            String money,
            @Nullable String moneyNote) {}
}
