package dev.portico.portal.testing;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A {@link PortalTest} that looks at pages in a real browser. Before each test every service is up. */
public abstract class InABrowser {

    protected static Chromium chromium;

    /** Where the portal is, with a slash at the end. */
    @TestHTTPResource("/")
    protected URL portal;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.get();
    }

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }
}
