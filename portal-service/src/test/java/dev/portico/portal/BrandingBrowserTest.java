package dev.portico.portal;

import static dev.portico.portal.testing.Chromium.WIDE;
import static dev.portico.portal.testing.Chromium.darken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.InABrowser;
import dev.portico.portal.testing.PortalTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Shops in their own look in a real browser, with the demo shops' logos, held to the accessibility rules. */
@PortalTest
class BrandingBrowserTest extends InABrowser {

    private static final String LINKS =
            """
            "footerLinks": [{"labels": {"en": "Returns", "ar": "الإرجاع"}, "url": "https://shop.example/returns"},
                            {"labels": {"en": "A rather long name for a link at the end"}, "url": "https://shop.example/x"}],
            "privacyUrl": "https://shop.example/privacy", "termsUrl": "https://shop.example/terms" """;

    private static final String SHOWS_THE_DARK_LOGO =
            """
            (() => { const logo = document.querySelector('.logo');
              return logo.currentSrc.endsWith(document.querySelector('.brand source').srcset) && logo.complete && logo.naturalWidth > 0; })()""";

    @Test
    void aBrandedPageBreaksNoPolicyAndLoadsNothingFromElsewhere() throws IOException {
        DemoOrder.createMerchant("browsed");
        upload("browsed", "logo", "northwind.svg");
        upload("browsed", "logo-dark", "northwind-dark.svg");
        upload("browsed", "favicon", "northwind.svg");
        Brands.put("browsed", "{\"accentColor\": \"#ffd400\", \"headerBackground\": \"#2d1229\", " + LINKS + "}")
                .statusCode(200);

        var order = DemoOrder.arrived("browsed", BrandingBrowserTest::withoutPictures);
        chromium.look(WIDE, address(order.path()), page -> {
            var reports = new ArrayList<String>();
            var requests = new ArrayList<String>();
            page.onConsoleMessage(message -> reports.add(message.text()));
            page.onPageError(reports::add);
            page.onRequest(request -> requests.add(request.url()));
            page.reload();
            darken(page);
            // By evaluate: a function to wait for would be a string that the page's policy does not let run.
            page.waitForCondition(() -> (Boolean) page.evaluate(SHOWS_THE_DARK_LOGO));

            assertThat(reports).isEmpty();
            assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith(portal.toString()));
            assertThat(page.evaluate("document.querySelector('.logo').naturalWidth"))
                    .isEqualTo(64);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.brand')).backgroundColor"))
                    .isEqualTo("rgb(45, 18, 41)");
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.brand-name')).color"))
                    .isEqualTo("rgb(255, 255, 255)");
        });
    }

    /** A ring in the color of the header's text, whatever the accent is. */
    @Test
    void theFocusIsSeenInAHeaderOfTheAccentsOwnColor() {
        DemoOrder.createMerchant("focused");
        Brands.put("focused", "{\"accentColor\": \"#00ff00\", \"headerBackground\": \"#00ff00\"}")
                .statusCode(200);

        chromium.look(WIDE, address(DemoOrder.arrived("focused").path()), page -> {
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");

            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("brand-name");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineColor"))
                    .isEqualTo("rgb(0, 0, 0)");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
        });
    }

    @Test
    void shopsLookRight() throws IOException {
        DemoOrder.createMerchant("looks-light");
        upload("looks-light", "logo", "northwind.svg");
        Brands.put("looks-light", "{\"accentColor\": \"#1f5f4a\", " + LINKS + "}")
                .statusCode(200);
        inspect("brand-light-logo", DemoOrder.arrived("looks-light").path());

        DemoOrder.createMerchant("looks-plum");
        upload("looks-plum", "logo", "atelier.png");
        Brands.put(
                        "looks-plum",
                        "{\"accentColor\": \"#7a3b69\", \"headerBackground\": \"#2d1229\", \"supportUrl\":"
                                + " \"https://shop.example/help\", \"headerText\": \"Atelier Lumière de la rue des Orfèvres\"}")
                .statusCode(200);
        inspect("brand-header", DemoOrder.arrived("looks-plum").path());
        inspect("brand-find", "/s/looks-plum/find");
        var preview = Brands.preview("looks-plum", "{\"accentColor\": \"#ff4f81\", \"showName\": false, " + LINKS + "}")
                .extract()
                .<String>path("url");
        inspect("brand-preview", URI.create(preview).getPath());
    }

    /** Those of the golden order are elsewhere, where this portal's policy has no pictures from. */
    private static void withoutPictures(ObjectNode order) {
        order.path("lines").forEach(line -> ((ObjectNode) line).putNull("imageUrl"));
    }

    private void inspect(String name, String path) {
        chromium.inspect(name, address(path));
    }

    private String address(String path) {
        return portal + path.substring(1);
    }

    private static void upload(String merchant, String kind, String file) throws IOException {
        try (var logo = BrandingBrowserTest.class.getResourceAsStream("/demo/logos/" + file)) {
            Brands.upload(merchant, kind, Objects.requireNonNull(logo, file).readAllBytes())
                    .statusCode(200);
        }
    }
}
