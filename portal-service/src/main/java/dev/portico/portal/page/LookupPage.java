package dev.portico.portal.page;

import dev.portico.portal.page.EditPage.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates/lookup.html shows: the form by which a link is asked for.
 *
 * @param notice why nothing was sent, when something typed was not at fault; null otherwise
 * @param other the other form
 */
public record LookupPage(
        Frame frame,
        String headline,
        String text,
        @Nullable Notice notice,
        List<Field> fields,
        String action,
        MessagePage.Way other)
        implements FramedPage {

    public LookupPage {
        fields = List.copyOf(fields);
    }

    public record Notice(String title, @Nullable String text) {}
}
