package dev.portico.screenshots;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Chromium, as the system has it, that takes a page's picture at every width, light and dark. */
final class Camera implements AutoCloseable {

    static final List<Integer> WIDTHS = List.of(320, 768, 1280);
    static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final int HEIGHT = 900;
    private static final double PATIENCE_MS = 20_000;
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path folder;
    private final Playwright playwright;
    private final Browser browser;

    Camera(Path folder) {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException("no Chromium at " + CHROMIUM + "; set CHROMIUM to its path");
        }
        this.folder = folder;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(QUIET));
    }

    /** Somebody new, without a past in this browser. */
    BrowserContext somebody() {
        var context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en-US").setReducedMotion(ReducedMotion.REDUCE));
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
        browser.close();
        playwright.close();
    }
}
