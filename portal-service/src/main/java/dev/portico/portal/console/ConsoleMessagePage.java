package dev.portico.portal.console;

import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import dev.portico.portal.page.HiddenField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleMessage.html shows when there is nothing else to show.
 *
 * @param retry when set, everything that was typed stands in hidden fields and can be sent again as it is
 */
public record ConsoleMessagePage(Frame frame, String headline, String text, @Nullable Retry retry, Link back)
        implements FramedPage {

    /** A form that sends the same again. */
    public record Retry(String action, List<HiddenField> fields) {}

    public record Link(String label, String href) {}
}
