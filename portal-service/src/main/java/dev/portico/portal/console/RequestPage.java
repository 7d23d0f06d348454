package dev.portico.portal.console;

import dev.portico.portal.console.ConsoleOrderPage.Sum;
import dev.portico.portal.page.Changes;
import dev.portico.portal.page.Frame;
import dev.portico.portal.page.FramedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/consoleRequest.html shows: one request, and the forms to answer it.
 *
 * @param notice what became of it, or of an answer to it
 * @param why the customer's reason and words for a cancellation
 * @param answers null when it can't be answered, or not by this person
 * @param noAnswer why there is nothing to answer; null where there is
 */
public record RequestPage(
        Frame frame,
        ConsoleNav nav,
        String eyebrow,
        String headline,
        List<String> states,
        @Nullable Notice notice,
        List<Changes.Row> changes,
        @Nullable Why why,
        List<Sum> sums,
        String customer,
        String orderHref,
        @Nullable Answers answers,
        @Nullable String noAnswer)
        implements FramedPage {

    public record Notice(String tone, String title, @Nullable String text) {}

    public record Why(@Nullable String reason, @Nullable String comment) {}

    /**
     * @param approve what approving does; null where only declining is left
     * @param token proves that the form is ours
     * @param fault what is wrong with the reason; null for nothing
     */
    public record Answers(
            String action,
            String token,
            @Nullable Approve approve,
            String declineText,
            String reason,
            @Nullable String fault) {}

    public record Approve(String button, String text) {}
}
