package dev.portico.portal;

import static dev.portico.portal.testing.Brands.as;
import static dev.portico.portal.testing.Brands.confirm;
import static dev.portico.portal.testing.Brands.preview;
import static dev.portico.portal.testing.Brands.put;
import static dev.portico.portal.testing.Brands.tag;
import static dev.portico.portal.testing.Brands.upload;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.TestDatabase;
import dev.portico.portal.brand.image.Pictures;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.Logos;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.Visitor;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop's look: what its admin may set, what customers see of it, and what another shop may not. */
@PortalTest
class BrandingApiTest {

    private static final String EVERYTHING =
            """
            {"accentColor": "#FFCC00", "headerBackground": "#102030", "headerBackgroundDark": "#000000",
             "headerText": "Northwind <b>& Sons", "showName": true,
             "footerLinks": [{"labels": {"en": "Returns \\"now\\"", "de": "Rückgabe"}, "url": "https://shop.example/r?a=1&b=2"}],
             "supportEmail": "help@shop.example", "supportUrl": null,
             "privacyUrl": "https://shop.example/privacy", "termsUrl": "https://shop.example/terms"}""";

    @Inject
    OrdersLinks ordersLinks;

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void aShopWithoutALookHasOurs() {
        DemoOrder.createMerchant("plain");

        as("viewer", "plain")
                .get("/api/v1/branding")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("accentColor", equalTo("#1f5f4a"), "logo", nullValue(), "footerLinks", empty())
                .body("showName", is(true), "domain", nullValue(), "colors.light.header", nullValue());
        assertThat(page("plain", ""))
                .contains("<span class=\"mark\" aria-hidden=\"true\">N</span>", "mailto:hello@northwind.example")
                .doesNotContain("class=\"logo\"", "shop-links");
    }

    @Test
    void aLookIsAnsweredWithItsCorrectionsAndShownAsText() {
        DemoOrder.createMerchant("looks");

        put("looks", EVERYTHING)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("accentColor", equalTo("#ffcc00"), "colors.light.headerInk", equalTo("#ffffff"))
                .body("colors.dark.header", equalTo("#000000"), "colors.dark.accentText", equalTo("#ffcc00"))
                .body("corrections.pointer", contains("/accentColor"), "corrections.scheme", contains("LIGHT"))
                .body("corrections[0].asked", equalTo("#ffcc00"), "corrections[0].contrast", equalTo(1.29f))
                .body("corrections[0].needed", equalTo(4.5f));

        assertThat(page("looks", ""))
                .contains("href=\"/assets/look/ffcc00-102030-000000.css\"", "Northwind &lt;b&gt;&amp; Sons")
                .contains("href=\"https://shop.example/r?a=1&amp;b=2\"", "Returns &quot;now&quot;")
                .contains("href=\"https://shop.example/privacy\"", ">Privacy<", ">Terms<", "mailto:help@shop.example")
                .doesNotContain("<b>&");
        assertThat(page("looks", "?lang=de")).contains("Rückgabe", ">Datenschutz<");
        assertThat(page("looks", "?lang=ar")).contains("Returns", "الخصوصية");
        given().get("/assets/look/ffcc00-102030-000000.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("--header:#102030;--header-ink:#ffffff"));
        given().get("/assets/look/ffcc00-red-x.css").then().statusCode(404);
    }

    @Test
    void settingsAndLookHaveOneVersion() {
        DemoOrder.createMerchant("versions");
        var read = tag("versions");
        put("versions", read, "{\"headerText\": \"First\"}").statusCode(200).header("ETag", "\"2\"");

        put("versions", read, "{\"headerText\": \"Second\"}").statusCode(412).body("code", equalTo("version-changed"));
        as("admin", "versions")
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/api/v1/branding")
                .then()
                .statusCode(428);
        put("versions", "\"2\"", "{\"headerText\": \"First\"}").statusCode(200).header("ETag", "\"2\"");
        put("versions", "\"2\"", "{\"headerText\": \"Third\"}").statusCode(200).header("ETag", "\"3\"");
        as("admin", "versions")
                .get("/api/v1/merchant")
                .then()
                .header("ETag", "\"3\"")
                .body("accentColor", nullValue());
    }

    @Test
    void everythingWrongIsNamedAndNothingStored() {
        DemoOrder.createMerchant("faulty");

        put(
                        "faulty",
                        """
                        {"accentColor": "red", "headerText": "%s", "privacyUrl": "http://x.example",
                         "footerLinks": [{"labels": {"en": ""}, "url": "javascript:alert(1)"}, null], "domain": "localhost"}"""
                                .formatted("x".repeat(61)))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-branding"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/accentColor",
                                "/headerText",
                                "/privacyUrl",
                                "/footerLinks/0/labels/en",
                                "/footerLinks/0/url",
                                "/footerLinks/1",
                                "/domain"));
        put("faulty", "{\"footerLinks\": {}}").statusCode(400).body("violations.pointer", contains("/footerLinks"));
        put("faulty", "{broken").statusCode(400).body("code", equalTo("unreadable-json"));
        assertThat(tag("faulty")).isEqualTo("\"1\"");
    }

    @Test
    void aPictureIsServedAsWhatItIsUnderANameOfItsContent() {
        DemoOrder.createMerchant("pictured");
        var path = upload("pictured", "logo", Logos.svg())
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("logo.width", equalTo(120))
                .extract()
                .<String>path("logo.path");
        var icon = upload("pictured", "favicon", Logos.png(32, 32))
                .statusCode(200)
                .extract()
                .<String>path("favicon.path");

        assertThat(path).matches("/assets/brand/pictured/[0-9a-f]{32}\\.svg");
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("immutable"))
                .body(not(containsString("<style")));
        assertThat(given().get(icon).asByteArray()).isEqualTo(Logos.png(32, 32));
        assertThat(page("pictured", ""))
                .contains("<img class=\"logo\" src=\"" + path + "\" alt=\"\" width=\"120\" height=\"40\">")
                .contains("<link rel=\"icon\" href=\"" + icon + "\">", "keeps-light", "<bdi>Northwind Goods</bdi>");
        given().get(path.replace("pictured", "looks")).then().statusCode(404);
    }

    @Test
    void aLogoThatStandsAloneIsCalledAsTheShop() {
        DemoOrder.createMerchant("alone");
        upload("alone", "logo", Logos.png(64, 64)).statusCode(200);
        var dark = upload("alone", "logo-dark", Logos.jpeg(64, 64)).extract().<String>path("logoDark.path");
        put("alone", "{\"showName\": false}").statusCode(200);

        assertThat(page("alone", ""))
                .contains("alt=\"Northwind Goods\"", "media=\"(prefers-color-scheme: dark)\" srcset=\"" + dark)
                .doesNotContain("<bdi>Northwind Goods</bdi>", "keeps-light");
        as("admin", "alone")
                .delete("/api/v1/branding/logo")
                .then()
                .statusCode(200)
                .body("logo", nullValue());
        assertThat(page("alone", "")).contains("<bdi>Northwind Goods</bdi>").doesNotContain("class=\"logo\"");
    }

    @Test
    void picturesOfMailsStayUntilTheyAreTakenAway() {
        DemoOrder.createMerchant("mails");
        var first = upload("mails", "logo", Logos.png(50, 50)).extract().<String>path("logo.path");
        var second = upload("mails", "logo", Logos.png(51, 50)).extract().<String>path("logo.path");

        given().get(first).then().statusCode(200);
        as("admin", "mails").delete("/api/v1/branding/logo").then().statusCode(200);
        given().get(second).then().statusCode(404);
        for (var width = 60; width < 85; width++) {
            upload("mails", "logo", Logos.png(width, 50)).statusCode(200);
        }
        given().get(first).then().statusCode(404);
    }

    @Test
    void whatIsNoPictureIsRefusedAndChangesNothing() {
        DemoOrder.createMerchant("attacked");

        upload(
                        "attacked",
                        "logo",
                        Logos.SVG
                                .replace("<use", "<script>alert(1)</script><use onload=\"x()\"")
                                .getBytes(UTF_8))
                .statusCode(422)
                .body("code", equalTo("invalid-image"))
                .body("violations.code", containsInAnyOrder("svg-element", "svg-script"))
                .body("violations.pointer", contains("", ""));
        upload("attacked", "logo", new byte[Pictures.MOST_BYTES + 1])
                .statusCode(422)
                .body("violations.code", contains("image-too-large"));
        upload("attacked", "logo", new byte[0]).statusCode(422).body("violations.code", contains("image-empty"));
        as("admin", "attacked")
                .contentType("image/png")
                .body("<!doctype html><script>alert(1)</script>".getBytes(UTF_8))
                .put("/api/v1/branding/logo")
                .then()
                .statusCode(422)
                .body("violations.code", contains("image-type"));
        upload("attacked", "logo", new byte[1_100_000]).statusCode(413);
        upload("attacked", "background", Logos.png(50, 50)).statusCode(404);
        assertThat(tag("attacked")).isEqualTo("\"1\"");
    }

    @Test
    void aDomainIsUsedOnceTheOperatorHasConfirmedIt() {
        var order = DemoOrder.arrived("housed");
        put("housed", "{\"domain\": \"orders.housed.example\"}").statusCode(200).body("domainConfirmed", is(false));
        assertThat(link("housed", order.id())).startsWith("http://localhost:8080/p/");

        confirm("housed", "other.housed.example").statusCode(409).body("code", equalTo("domain-changed"));
        confirm("nobody-there", "orders.housed.example").statusCode(404);
        confirm("housed", "orders.housed.example").statusCode(200).body("domainConfirmed", is(true));
        confirm("housed", "orders.housed.example").statusCode(200);

        assertThat(link("housed", order.id())).startsWith("https://orders.housed.example/p/");
        put("housed", "{\"domain\": \"new.housed.example\"}").statusCode(200).body("domainConfirmed", is(false));
        assertThat(link("housed", order.id())).startsWith("http://localhost:8080/p/");
    }

    @Test
    void twoShopsNeverHaveOneDomain() {
        DemoOrder.createMerchant("domain-first");
        DemoOrder.createMerchant("domain-second");
        put("domain-first", "{\"domain\": \"shared.example\"}").statusCode(200);

        put("domain-second", "{\"domain\": \"shared.example\", \"headerText\": \"Mine\"}")
                .statusCode(422)
                .body("violations.pointer", contains("/domain"), "violations.code", contains("domain-taken"));
        as("admin", "domain-second").get("/api/v1/branding").then().body("headerText", nullValue());
        put("domain-first", "{}").statusCode(200);
        put("domain-second", "{\"domain\": \"shared.example\"}").statusCode(200);
    }

    @Test
    void underAShopsOwnNameThereIsNoOrderOfAnother() {
        var own = DemoOrder.arrived("at-home");
        var other = DemoOrder.arrived("elsewhere");
        put("at-home", "{\"domain\": \"orders.at-home.example\"}").statusCode(200);
        var host = "orders.at-home.example";
        given().header("Host", host).get(other.path()).then().statusCode(200); // means nothing yet

        confirm("at-home", host).statusCode(200);

        given().header("Host", host).get(own.path()).then().statusCode(200);
        given().header("Host", host + ":8443").get(own.path() + "/edit").then().statusCode(200);
        given().header("Host", host)
                .get(other.path())
                .then()
                .statusCode(404)
                .body(not(containsString("Northwind Goods")), not(containsString("#2051")));
        given().header("Host", host).get(other.path() + "/edit").then().statusCode(404);
        given().header("Host", host.toUpperCase(Locale.ROOT))
                .get(other.path())
                .then()
                .statusCode(404);
        given().header("Host", host + ".:443").get(other.path()).then().statusCode(404);
        given().get(own.path()).then().statusCode(200);
        given().get(other.path()).then().statusCode(200);
    }

    @Test
    void underAShopsOwnNameThereIsNoPageOfAnother() {
        var own = pages("own-pages");
        var other = pages("other-pages");
        var host = "orders.own-pages.example";
        put("own-pages", "{\"domain\": \"" + host + "\"}").statusCode(200);
        other.forEach((path, status) ->
                given().header("Host", host).get(path).then().statusCode(status)); // means nothing yet

        confirm("own-pages", host).statusCode(200);

        own.forEach(
                (path, status) -> given().header("Host", host).get(path).then().statusCode(status));
        own.forEach((path, status) -> given().get(path).then().statusCode(status));
        other.forEach((path, status) -> given().get(path).then().statusCode(status));
        for (var path : other.keySet()) {
            given().header("Host", host)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body(not(containsString("Northwind Goods")), not(containsString("#2051")));
        }
    }

    @Test
    void underAShopsOwnNameNobodyAsksForALinkOfAnother() {
        DemoOrder.createMerchant("asking-own");
        var other = DemoOrder.arrived("asking-other");
        var host = "orders.asking-own.example";
        put("asking-own", "{\"domain\": \"" + host + "\"}").statusCode(200);
        confirm("asking-own", host).statusCode(200);

        var form = Map.of("number", "#2051", "email", "robin@example.com");
        for (var path : List.of("/s/asking-other/find", other.path() + "/link", other.path() + "/orders")) {
            ask(host, path, form).then().statusCode(404);
            ask("localhost", path, form).then().statusCode(303);
        }
        ask(host, "/s/asking-own/find", form)
                .then()
                .statusCode(303)
                .header("Location", containsString("//" + host + "/s/asking-own/find/sent"));
    }

    @Test
    void aLinkToTheShopsOwnDomainLivesAsLongAsTheShopHasSet() {
        var order = DemoOrder.arrived("brief-links");
        as("admin", "brief-links")
                .contentType(ContentType.JSON)
                .header("If-Match", tag("brief-links"))
                .body(DemoOrder.settings("brief-links")
                        .replace("\"portalEnabled\": true", "\"portalEnabled\": true, \"linkLifetimeDays\": 3"))
                .put("/api/v1/merchant")
                .then()
                .statusCode(200);
        put("brief-links", "{\"accentColor\": \"#102030\", \"domain\": \"orders.brief-links.example\"}")
                .statusCode(200);
        confirm("brief-links", "orders.brief-links.example").statusCode(200);

        var reissued = as("staff", "brief-links").post("/api/v1/orders/" + order.id() + "/portal-link:reissue");

        for (var answer : List.of(reissued, as("staff", "brief-links").get(linkPath(order)))) {
            assertThat(answer.<String>path("url")).startsWith("https://orders.brief-links.example/p/");
            assertThat(Instant.parse(answer.path("expiresAt")))
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(2)),
                            Instant.now().plus(Duration.ofDays(3)));
        }
        as("admin", "brief-links").get("/api/v1/merchant").then().body("linkLifetimeDays", equalTo(3));
    }

    @Test
    void aPreviewSpeaksInTheShopsOwnWords() {
        DemoOrder.createMerchant("spoken");
        as("admin", "spoken")
                .contentType(ContentType.JSON)
                .body("{\"texts\": {\"en\": {\"preview.item\": \"Lamp {number}\"}}}")
                .put("/api/v1/texts")
                .then()
                .statusCode(200);
        var path = URI.create(preview("spoken", "{}").extract().<String>path("url"))
                .getPath();

        assertThat(given().get(path).asString()).contains("Lamp ").doesNotContain("Sample item");
        assertThat(given().get(path + "?lang=de").asString()).contains("Beispielartikel");
    }

    @Test
    void aPreviewShowsASampleInALookThatIsNotStored() {
        DemoOrder.createMerchant("previewed");
        var logo = upload("previewed", "logo", Logos.svg()).extract().<String>path("logo.path");
        var before = tag("previewed");
        var url = preview("previewed", EVERYTHING).statusCode(200).extract().<String>path("url");
        var path = URI.create(url).getPath();

        var page = given().get(path)
                .then()
                .statusCode(200)
                .header("X-Robots-Tag", containsString("noindex"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
        assertThat(page)
                .contains("This is a preview.", "role=\"note\"", "Sample item", "$98.00", logo)
                .contains("ffcc00-102030-000000.css", "Northwind &lt;b&gt;&amp; Sons", "href=\"" + path + "/edit\"");
        assertThat(given().get(path + "/edit?lang=de").asString())
                .contains("Das ist eine Vorschau.", "Beispielartikel");
        given().contentType(ContentType.URLENC).post(path + "/edit").then().statusCode(405);
        assertThat(tag("previewed")).isEqualTo(before);
        as("admin", "previewed").get("/api/v1/branding").then().body("headerText", nullValue());
    }

    @Test
    void aPreviewEndsAndItsAddressCantBeMadeUp() throws SQLException {
        DemoOrder.createMerchant("brief");
        var path =
                URI.create(preview("brief", "{}").extract().<String>path("url")).getPath();
        given().get(path).then().statusCode(200);

        given().get(path + "x").then().statusCode(404);
        given().get("/preview/v1.preview.eA.eA").then().statusCode(404);
        given().get("/p/" + path.substring("/preview/".length())).then().statusCode(404);
        given().get("/preview/" + DemoOrder.arrived("brief").path().substring("/p/".length()))
                .then()
                .statusCode(404);
        preview("brief", "{\"domain\": 5, \"accentColor\": \"red\"}").statusCode(422);
        for (var next = 0; next < 20; next++) {
            preview("brief", "{}").statusCode(200);
        }
        given().get(path).then().statusCode(404);
        assertThat(count("select count(*) from portal.branding_preview where merchant = 'brief'"))
                .isEqualTo(20);
    }

    @Test
    void onlyAdminsChangeTheirOwnShop() {
        DemoOrder.createMerchant("own-shop");
        for (var role : new String[] {"staff", "viewer"}) {
            as(role, "own-shop")
                    .contentType("image/png")
                    .body(Logos.png(50, 50))
                    .put("/api/v1/branding/logo")
                    .then()
                    .statusCode(403);
            as(role, "own-shop").delete("/api/v1/branding/logo").then().statusCode(403);
        }
        as("admin", "nobody-here")
                .get("/api/v1/branding")
                .then()
                .statusCode(404)
                .body("code", equalTo("merchant-not-found"));
        assertThat(tag("own-shop")).isEqualTo("\"1\"");
    }

    private static String page(String merchant, String query) {
        return given().get(DemoOrder.arrived(merchant).path() + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** One of each kind, with what it answers where it is at home. */
    private Map<String, Integer> pages(String merchant) {
        var order = DemoOrder.arrived(
                merchant, data -> ((ObjectNode) data.path("customer")).put("email", "robin@example.com"));
        var link = ordersLinks.issue(new MerchantId(merchant), UUID.fromString(order.id()), 1, "robin@example.com");
        var preview = URI.create(preview(merchant, "{}").extract().<String>path("url"))
                .getPath();
        return Map.of(
                order.path(),
                200,
                order.path() + "/orders",
                200,
                order.path() + "/link/sent",
                200,
                "/p/" + order.token(1, Instant.now().minusSeconds(1)),
                410,
                "/o/" + ordersLinks.token(Step.CONFIRM, link),
                200,
                "/o/" + ordersLinks.token(Step.LIST, link) + "/list",
                200,
                "/s/" + merchant + "/find",
                200,
                "/s/" + merchant + "/orders",
                200,
                "/s/" + merchant + "/orders/sent",
                200,
                preview,
                200);
    }

    private static Response ask(String host, String path, Map<String, String> form) {
        return Visitor.somebody()
                .request()
                .header("Host", host)
                .contentType(ContentType.URLENC)
                .formParams(form)
                .post(path);
    }

    private static String link(String merchant, String order) {
        return as("staff", merchant)
                .get("/api/v1/orders/" + order + "/portal-link")
                .path("url");
    }

    private static String linkPath(DemoOrder order) {
        return "/api/v1/orders/" + order.id() + "/portal-link";
    }

    private static long count(String sql) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
