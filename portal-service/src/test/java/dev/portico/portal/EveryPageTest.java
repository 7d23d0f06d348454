package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every page that is opened by a link: whatever it answers, nobody keeps it, and it leads to no stranger. */
@PortalTest
class EveryPageTest {

    private static final String SHOP = "every-page";
    private static final String STRANGER = "evil.example";

    /** Those our pages have, and those that elsewhere lead to where they say. */
    private static final List<String> NAMES = List.of(
            "lang",
            "done",
            "after",
            "look",
            "line",
            "q",
            "base",
            "reason",
            "comment",
            "name",
            "choice",
            "part",
            "answer",
            "add",
            "action",
            "home",
            "next",
            "url",
            "to",
            "return",
            "returnUrl",
            "return_to",
            "redirect",
            "continue",
            "number",
            "email");

    @TestHTTPResource("/")
    URL portal;

    @Inject
    OrdersLinks ordersLinks;

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void noPageIsKeptAnywhereWhateverItAnswers() {
        walk((route, answer) -> {
            assertThat(answer.header("Cache-Control")).as(route).isEqualTo("no-store");
            assertThat(answer.header("Referrer-Policy")).as(route).isEqualTo("no-referrer");
            assertThat(answer.header("X-Content-Type-Options")).as(route).isEqualTo("nosniff");
            assertThat(answer.header("X-Robots-Tag")).as(route).contains("noindex");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(route)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "data:", "*");
            assertThat(answer.header("Set-Cookie")).as(route).isNull();
        });
    }

    @Test
    void noParameterLeadsToAStranger() {
        for (var place : List.of(
                "https://" + STRANGER + "/",
                "//" + STRANGER,
                "/\\" + STRANGER,
                "javascript:alert('" + STRANGER + "')")) {
            walk(place, (route, answer) -> {
                assertStaysHere(route, answer.header("Location"));
                Jsoup.parse(answer.asString(), portal.toString())
                        .select("[href], [action], [formaction], [src], meta[http-equiv]")
                        .forEach(element -> List.of("href", "action", "formaction", "src", "content")
                                .forEach(name -> assertThat(element.attr(name))
                                        .as("%s, %s", route, element)
                                        .doesNotContain(STRANGER)));
            });
        }
    }

    @Test
    void noParameterBecomesAHeader() {
        walk("de\r\nX-Evil: 1\r\nSet-Cookie: evil=1", (route, answer) -> {
            assertThat(answer.header("X-Evil")).as(route).isNull();
            assertThat(answer.header("Set-Cookie")).as(route).isNull();
        });
    }

    /** Where it leads by a header, it leads to the host that was asked or to who takes the payment. */
    private void assertStaysHere(String route, String location) {
        if (location != null) {
            var place = URI.create(location);
            assertThat(place.getHost()).as("%s leads to %s", route, location).isIn(null, portal.getHost());
            assertThat(location).as(route).doesNotContain(STRANGER);
        }
    }

    private void walk(BiConsumer<String, Response> each) {
        walk("https://" + STRANGER + "/", each);
    }

    private void walk(String value, BiConsumer<String, Response> each) {
        var order = DemoOrder.arrived(SHOP);
        var walked = 0;
        for (var route : pages()) {
            var path = path(route.replaceFirst(".* ", ""), order);
            for (var values : List.of(Map.<String, String>of(), named(value))) {
                each.accept(route, answer(route, path, values));
            }
            walked++;
        }
        assertThat(walked).as("pages").isGreaterThan(30);
    }

    private static Response answer(String route, String path, Map<String, String> values) {
        RequestSpecification request = Visitor.somebody()
                .request()
                .header("X-Forwarded-Host", STRANGER)
                .header("Referer", "https://" + STRANGER + "/")
                .queryParams(values);
        if (route.startsWith("GET ")) {
            return request.get(path);
        }
        var form = new HashMap<>(values);
        form.putAll(
                Map.of("version", "1", "key", "k", "attempt", UUID.randomUUID().toString(), "amountMinor", "1"));
        return request.contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(form)
                .post(path);
    }

    private static Map<String, String> named(String value) {
        var values = new HashMap<String, String>();
        NAMES.forEach(name -> values.put(name, value));
        return values;
    }

    private String path(String route, DemoOrder order) {
        var link = ordersLinks.issue(new MerchantId(SHOP), UUID.fromString(order.id()), 1, "robin@example.com");
        return route.replace("/p/{token}", order.path())
                .replace("/o/{token}/list", "/o/" + ordersLinks.token(Step.LIST, link) + "/list")
                .replace("/o/{token}", "/o/" + ordersLinks.token(Step.CONFIRM, link))
                .replace("/preview/{token}", preview())
                .replace("{merchant}", SHOP)
                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    /** Of the shop as it is; the shop is there once an order has arrived. */
    private static String preview() {
        return URI.create(Brands.preview(SHOP, "{}").statusCode(200).extract().<String>path("url"))
                .getPath();
    }

    private static List<String> pages() {
        var paths = new JsonPath(given().accept(ContentType.JSON)
                        .get("/q/openapi?format=json")
                        .asString())
                .<String, Map<String, Object>>getMap("paths");
        return paths.entrySet().stream()
                .filter(path -> path.getKey().matches("/([pos]|preview)/.*"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(List.of("get", "post")::contains)
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .toList();
    }
}
