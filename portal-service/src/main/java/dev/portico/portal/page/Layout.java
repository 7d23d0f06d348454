package dev.portico.portal.page;

import dev.portico.kit.text.Languages;
import dev.portico.portal.text.Texts;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a page together: its content first, then what surrounds it ({@code base.html}). Each name in a template that is
 * included is looked for in the inner one first, among all resolvers, which was half of the time of a page. What a page adds
 * to the head or below the content are fragments of its template.
 */
@ApplicationScoped
public class Layout {

    private final Engine engine;
    private final Map<String, String> options = new ConcurrentHashMap<>();

    Layout(Engine engine) {
        this.engine = engine;
    }

    /** One that a page can be asked for in. */
    record Language(String tag, String name, boolean current) {}

    /** At once: view models hold values only, so nothing in a template waits. */
    public String page(String template, FramedPage page, Texts texts) {
        var content = engine.getTemplate(template);
        return engine.getTemplate("base")
                .data("frame", page.frame())
                .data("t", texts)
                .data("head", fragment(content, "head", page, texts))
                .data("content", part(content, page, texts))
                .data("bar", fragment(content, "bar", page, texts))
                .data("options", options(page.frame().languages()))
                .render();
    }

    /** The same on every page in one language. */
    private String options(Frame.@Nullable LanguageSwitch shown) {
        return shown == null ? "" : options.computeIfAbsent(shown.tag(), this::options);
    }

    private String options(String shown) {
        var languages = Languages.ALL.stream()
                .map(tag -> new Language(tag, Languages.nameOf(tag), tag.equals(shown)))
                .toList();
        return engine.getTemplate("languages").data("languages", languages).render();
    }

    /** A piece of a page, without what surrounds it. */
    public String part(String template, Object page, Texts texts) {
        return part(engine.getTemplate(template), page, texts);
    }

    private static String fragment(Template template, String id, Object page, Texts texts) {
        var fragment = template.getFragment(id);
        return fragment == null ? "" : part(fragment, page, texts);
    }

    private static String part(Template template, Object page, Texts texts) {
        return template.data("page", page).data("t", texts).render();
    }
}
