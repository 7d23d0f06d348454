package dev.portico.screenshots;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.portico.local.testing.SystemChromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A browser that takes a page's picture at every width, light and dark. */
final class Camera implements AutoCloseable {

    static final List<Integer> WIDTHS = List.of(320, 768, 1280);
    static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    private static final int HEIGHT = 900;
    private static final double PATIENCE_MS = 20_000;
    private final Path folder;
    private final SystemChromium chromium;

    Camera(Path folder) {
        if (!SystemChromium.isInstalled()) {
            throw new IllegalStateException(SystemChromium.MISSING);
        }
        this.folder = folder;
        this.chromium = SystemChromium.start();
    }

    /** Somebody new, without a past in this browser. */
    BrowserContext somebody() {
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en-US").setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    /** Goes there, does that, closes the page. Fails with {@link PlaywrightException} when the server answers otherwise. */
    static void visit(BrowserContext who, String address, int status, Consumer<Page> steps) {
        try (var page = who.newPage()) {
            page.setViewportSize(1280, HEIGHT);
            var answer = page.navigate(address);
            if (answer.status() != status) {
                throw new PlaywrightException("the server answered " + answer.status());
            }
            steps.accept(page);
        }
    }

    /**
     * All pictures of a scene in one language.
     *
     * @return what is wrong with it: steps that could not be done, a page that scrolls sideways
     */
    List<String> shoot(BrowserContext who, Scene scene, String language) {
        var faults = new ArrayList<String>();
        try {
            visit(who, scene.addressIn(language), scene.status(), page -> {
                scene.steps().accept(page);
                for (var width : WIDTHS) {
                    page.setViewportSize(width, HEIGHT);
                    for (var scheme : SCHEMES) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(folder.resolve(file(scene, language, width, scheme)))
                                .setFullPage(true));
                    }
                    if ((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0) {
                        faults.add(scene.name() + " in " + language + " scrolls sideways at " + width);
                    }
                }
            });
        } catch (PlaywrightException e) {
            faults.add(scene.name() + " in " + language + ": " + e.getMessage());
        }
        return faults;
    }

    /** A picture's place below the folder. */
    static String file(Scene scene, String language, int width, ColorScheme scheme) {
        return "%s/%s-%d-%s.png".formatted(language, scene.name(), width, name(scheme));
    }

    static String name(ColorScheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
