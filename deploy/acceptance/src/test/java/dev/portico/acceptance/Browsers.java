package dev.portico.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.portico.local.testing.SystemChromium;

/** The browser of the stories; without one they are skipped, and say so. */
final class Browsers implements AutoCloseable {

    private final SystemChromium chromium;

    private Browsers(SystemChromium chromium) {
        this.chromium = chromium;
    }

    static Browsers start() {
        assumeTrue(SystemChromium.isInstalled(), "skipped: " + SystemChromium.MISSING);
        return new Browsers(SystemChromium.start());
    }

    Page open(String url) {
        var page = chromium.browser().newPage();
        page.setDefaultTimeout(30_000);
        page.navigate(url);
        return page;
    }

    @Override
    public void close() {
        chromium.close();
    }
}
