package dev.portico.portal.page;

import dev.portico.portal.text.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What templates/error.html shows: what is wrong and what to do about it.
 *
 * @param retry when set, everything that was typed stands in hidden fields and can be sent again as it is
 * @param reloadSeconds when the page looks again by itself
 */
public record ErrorPage(
        Frame frame,
        String headline,
        String text,
        List<String> more,
        @Nullable String contact,
        @Nullable Retry retry,
        @Nullable String home,
        @Nullable Integer reloadSeconds)
        implements FramedPage {

    /** A form that sends the same again, or what helps instead. */
    public record Retry(String action, List<HiddenField> fields, String button) {}

    private static @Nullable Retry freshLink(PageRefusedException refused, Texts texts) {
        var path = refused.freshLink();
        return path == null ? null : new Retry(path, List.of(), texts.get("link.fresh"));
    }

    static ErrorPage of(PageRefusedException refused, Frame frame, Texts texts) {
        var refusal = refused.refusal();
        var email = frame.contact();
        return new ErrorPage(
                frame,
                texts.get(refusal.title()),
                texts.get(refusal.text()),
                List.of(),
                email == null ? null : texts.of("footer.contact", Map.of("email", email)),
                freshLink(refused, texts),
                null,
                refusal == Refusal.NOT_READY ? 3 : null);
    }
}
