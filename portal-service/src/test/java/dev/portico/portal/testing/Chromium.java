package dev.portico.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.portico.kit.text.Languages;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.SystemChromium;
import dev.portico.portal.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The browser of the stories. Where there is none they are skipped, and say so. */
public final class Chromium {

    public static final int WIDE = 1280;
    public static final int MIDDLE = 768;
    public static final int NARROW = 320;

    private static final List<Integer> WIDTHS = List.of(WIDE, MIDDLE, NARROW);
    private static final int HEIGHT = 900;

    /** What reaches over the edge of the page, for the message of a failure. */
    private static final String TOO_WIDE =
            """
            [...document.querySelectorAll('body *')].filter(part => { const box = part.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth; })
              .map(part => part.tagName + '.' + part.className + ' ' + part.textContent.slice(0, 60)).join(' | ')""";

    /** Whose words, or hidden parts, are wider than they are; a list to choose from shows what is chosen, cut off or not. */
    private static final String CUT_OFF =
            """
            [...document.querySelectorAll('header *, main *, aside *, footer *')]
              .filter(part => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')
              .filter(part => getComputedStyle(part).overflowX !== 'visible' || [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
              .filter(part => !part.closest('.hidden, .table, svg, select, input, textarea'))
              .map(part => part.tagName + '.' + part.className + ' ' + part.textContent.trim().slice(0, 60)).join(' | ')""";

    /** The language with the most letters in its texts. */
    private static final String LONGEST =
            Languages.ALL.stream().max(Comparator.comparing(Chromium::letters)).orElseThrow();

    /** Tells of what a page's own policy stopped, also where the browser says nothing of it itself. */
    private static final String TELLS =
            "addEventListener('securitypolicyviolation', event => console.error('Content Security Policy: '"
                    + " + event.effectiveDirective + ' ' + event.blockedURI))";

    private static @Nullable Chromium one;

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** The one browser of all stories; it ends with them. */
    public static synchronized Chromium get() {
        assumeTrue(SystemChromium.isInstalled(), "skipped: " + SystemChromium.MISSING);
        var started = one;
        if (started == null) {
            started = new Chromium(SystemChromium.start().browser());
            one = started;
        }
        return started;
    }

    /** Opens a page as somebody new. */
    public void look(int width, String address, Consumer<Page> steps) {
        look(new Browser.NewContextOptions(), width, address, steps);
    }

    public void lookWithoutScripts(int width, String address, Consumer<Page> steps) {
        look(new Browser.NewContextOptions().setJavaScriptEnabled(false), width, address, steps);
    }

    /**
     * Without motion: a color on its way to another one is neither. No page may hold anything that its own policy stops:
     * then either the page or the policy is wrong.
     */
    private void look(Browser.NewContextOptions options, int width, String address, Consumer<Page> steps) {
        try (var context = browser.newContext(
                options.setViewportSize(width, HEIGHT).setLocale("en-US").setReducedMotion(ReducedMotion.REDUCE))) {
            var stopped = new ArrayList<String>();
            context.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    stopped.add(message.page().url() + ": " + message.text());
                }
            });
            context.addInitScript(TELLS);
            var page = context.newPage();
            page.setDefaultTimeout(Patience.LONG.toMillis());
            page.navigate(address);
            steps.accept(page);
            assertThat(stopped).as("stopped by the page's own policy").isEmpty();
        }
    }

    public static void darken(Page page) {
        use(page, ColorScheme.DARK);
    }

    private static void use(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Of a page in a state: {@link #inspect(String, String, Consumer)} without steps. */
    public void inspect(String name, String address) {
        inspect(name, address, page -> {});
    }

    /**
     * Looks at a page of the customer's as a person would: light and dark, at every width and from right to left, each held
     * to the accessibility rules; and in the language with the longest words on the narrowest phone.
     *
     * @param name for the message of a failure
     * @param steps to the state that is looked at, taken anew in each language
     */
    public void inspect(String name, String address, Consumer<Page> steps) {
        look(WIDE, address, page -> {
            steps.accept(page);
            Accessibility.check(page, name + ", wide");
            WIDTHS.forEach(width -> requireFit(page, name, width));
            Accessibility.check(page, name);
            use(page, ColorScheme.DARK);
            Accessibility.checkColors(page, name + ", dark");
            use(page, ColorScheme.LIGHT);

            page.navigate(in("ar", address));
            steps.accept(page);
            WIDTHS.forEach(width -> requireFit(page, name + " in Arabic", width));
            Accessibility.check(page, name + ", from right to left");

            page.navigate(in(LONGEST, address));
            steps.accept(page);
            requireFit(page, name + " in " + LONGEST, NARROW);
        });
    }

    private static String in(String language, String address) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language;
    }

    private static int letters(String language) {
        var texts = Texts.in(Locale.forLanguageTag(language));
        return texts.keys().stream()
                .mapToInt(key -> texts.written(key).length())
                .sum();
    }

    /** A page of this width that needs no scrolling sideways, cuts nothing off and has all its words. */
    public static void requireFit(Page page, String name, int width) {
        page.setViewportSize(width, HEIGHT);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s at %d must not scroll sideways: %s", name, width, page.evaluate(TOO_WIDE))
                .isLessThanOrEqualTo(0);
        assertThat((String) page.evaluate(CUT_OFF))
                .as("%s at %d cuts something off", name, width)
                .isEmpty();
        assertThat(page.innerText("body"))
                .as("%s shows what a template did not find", name)
                .doesNotContain("NOT_FOUND");
    }
}
