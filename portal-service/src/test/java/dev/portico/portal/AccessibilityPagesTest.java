package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The accessibility statement: one click from each page of a customer, in the language of that page. */
@PortalTest
class AccessibilityPagesTest {

    private static final String STATEMENT = "footer a[href*=/accessibility]";

    @ParameterizedTest
    @FieldSource("dev.portico.kit.text.Languages#ALL")
    void itIsWrittenInEveryLanguage(String language) {
        DemoOrder.createMerchant("accessible");
        var texts = Texts.in(Locale.forLanguageTag(language));

        var page = page("/s/accessible/accessibility?lang=" + language);

        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("h1").text()).isEqualTo(texts.get("accessibility.title"));
        assertThat(page.select("h2")).hasSize(4);
        assertThat(page.select("main").text())
                .contains("WCAG", "2.2", "AA", "axe-core", "hello@northwind.example")
                .contains(texts.get("accessibility.limits.time"));
    }

    @Test
    void everyFooterLeadsToItInTheLanguageOfThePage() {
        var order = DemoOrder.arrived("accessible");
        var past = Instant.now().minus(Duration.ofDays(1));

        for (var path : new String[] {
            order.path(),
            order.path() + "/pay",
            order.path() + "/orders",
            "/p/" + order.token(1, past),
            "/s/accessible/find"
        }) {
            var link = page(path + "?lang=fr").select(STATEMENT).attr("href");
            assertThat(link).as(path).isEqualTo("/s/accessible/accessibility?lang=fr");
            assertThat(page(link).select("h1").text()).isEqualTo("Accessibilité");
        }
        assertThat(page("/p/rubbish").select(STATEMENT)).isEmpty();
    }

    @Test
    void whoIsToldIsWhereTheShopHelps() {
        DemoOrder.createMerchant("helpful");
        assertThat(page("/s/helpful/accessibility").select("main a")).isEmpty();

        Brands.put(
                        "helpful",
                        "{\"supportEmail\": \"help@shop.example\", \"supportUrl\": \"https://shop.example/help\"}")
                .statusCode(200);

        var page = page("/s/helpful/accessibility");
        assertThat(page.select("main").text()).contains("help@shop.example").doesNotContain("hello@northwind");
        assertThat(page.select("main a").attr("href")).isEqualTo("https://shop.example/help");
    }

    @Test
    void itNamesTheDayItWasMade() {
        DemoOrder.createMerchant("accessible");

        assertThat(page("/s/accessible/accessibility").text())
                .contains("This statement was made on \u2068November 28, 2026");
        given().get("/s/nobody-here/accessibility").then().statusCode(404);
    }

    private static Document page(String path) {
        return Jsoup.parse(given().urlEncodingEnabled(false).get(path).asString());
    }
}
