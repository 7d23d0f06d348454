package dev.portico.local.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Chromium as the system has it, or where {@code CHROMIUM} says that it is. Playwright never brings one of its own. */
public final class SystemChromium implements AutoCloseable {

    private static final Path PLACE = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    /** For who has none: a test that is skipped, or a command that can't be done. */
    public static final String MISSING = "no Chromium at " + PLACE + " (set CHROMIUM to its path)";

    /** Not as root, nothing drawn by hardware, nothing asked of anybody but the pages. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private SystemChromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PLACE);
    }

    /** @throws com.microsoft.playwright.PlaywrightException when it does not start */
    public static SystemChromium start() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(PLACE).setArgs(QUIET));
        return new SystemChromium(playwright, browser);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
