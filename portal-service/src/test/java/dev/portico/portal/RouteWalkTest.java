package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks every route the running service documents: none is open by accident, none is missing from this list. */
@PortalTest
class RouteWalkTest {

    /** Pages for customers and what these load. The link is their key. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /p/{token}",
            "GET /p/{token}/edit",
            "POST /p/{token}/edit",
            "POST /p/{token}/edit/items",
            "POST /p/{token}/edit/review",
            "GET /p/{token}/undo",
            "POST /p/{token}/undo",
            "POST /p/{token}/take-back",
            "GET /p/{token}/withdraw",
            "POST /p/{token}/withdraw",
            "GET /p/{token}/withdrawal",
            "GET /p/{token}/cancel",
            "POST /p/{token}/cancel",
            "GET /p/{token}/delay/{notice}",
            "POST /p/{token}/delay/{notice}",
            "GET /p/{token}/pay",
            "POST /p/{token}/pay",
            "GET /p/{token}/paid",
            "POST /p/{token}/card",
            "GET /p/{token}/card-mail",
            "GET /p/{token}/card/{update}",
            "POST /p/{token}/card/{update}",
            "GET /p/{token}/card-changed",
            "GET /p/{token}/expected.ics",
            "POST /p/{token}/link",
            "GET /p/{token}/link/sent",
            "GET /p/{token}/orders",
            "POST /p/{token}/orders",
            "GET /p/{token}/orders/sent",
            "GET /o/{token}",
            "POST /o/{token}",
            "GET /o/{token}/list",
            "GET /s/{merchant}/accessibility",
            "GET /s/{merchant}/find",
            "POST /s/{merchant}/find",
            "GET /s/{merchant}/find/sent",
            "GET /s/{merchant}/orders",
            "POST /s/{merchant}/orders",
            "GET /s/{merchant}/orders/sent",
            "GET /assets/{file}",
            "GET /assets/look/{colors}.css",
            "GET /assets/brand/{merchant}/{file}",
            "GET /preview/{token}",
            "GET /preview/{token}/{button}");

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("GET /api/v1/dead-letters", Set.of("operator")),
            Map.entry("POST /api/v1/dead-letters/{id}:replay", Set.of("operator")),
            Map.entry("POST /api/v1/merchants", Set.of("operator")),
            Map.entry("GET /api/v1/merchants/{id}", Set.of("operator")),
            Map.entry("POST /api/v1/merchants/{id}/domain:confirm", Set.of("operator")),
            Map.entry("GET /api/v1/merchant", Set.of("admin")),
            Map.entry("PUT /api/v1/merchant", Set.of("admin")),
            Map.entry("GET /api/v1/branding", Set.of("admin", "staff", "viewer")),
            Map.entry("PUT /api/v1/branding", Set.of("admin")),
            Map.entry("POST /api/v1/branding:preview", Set.of("admin", "staff")),
            Map.entry("PUT /api/v1/branding/{kind}", Set.of("admin")),
            Map.entry("DELETE /api/v1/branding/{kind}", Set.of("admin")),
            Map.entry("GET /api/v1/orders/{orderId}/portal-link", Set.of("admin", "staff")),
            Map.entry("POST /api/v1/orders/{orderId}/portal-link:reissue", Set.of("admin", "staff")),
            Map.entry("GET /api/v1/texts", Set.of("admin", "staff", "viewer")),
            Map.entry("GET /api/v1/texts/{language}", Set.of("admin", "staff", "viewer")),
            Map.entry("PUT /api/v1/texts", Set.of("admin")));

    @Test
    void everyRouteIsPublicOnPurposeOrAsksForARole() {
        var routes = routes();

        assertThat(routes).containsAll(ALLOWED.keySet()).containsAll(PUBLIC);
        for (var route : routes) {
            if (!PUBLIC.contains(route)) {
                assertThat(ALLOWED).as("a route nobody decided on").containsKey(route);
                assertThat(call(given(), route)).as("%s without a token", route).isEqualTo(401);
                for (var role : List.of("operator", "admin", "staff", "viewer", "service")) {
                    if (!ALLOWED.get(route).contains(role)) {
                        var token = TestTokens.token("someone", List.of(role), "demo");
                        assertThat(call(given().auth().oauth2(token), route))
                                .as("%s as %s", route, role)
                                .isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void aTokenThatIsNotOursOpensNothing() {
        for (var token : List.of(
                TestTokens.expired("admin", "demo"),
                TestTokens.foreignAudience("admin", "demo"),
                TestTokens.forged("admin", "demo"))) {
            given().auth().oauth2(token).get("/api/v1/merchant").then().statusCode(401);
        }
    }

    private static List<String> routes() {
        var paths = new JsonPath(given().accept(ContentType.JSON)
                        .get("/q/openapi?format=json")
                        .asString())
                .<String, Map<String, Object>>getMap("paths");
        var routes = new ArrayList<String>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(key -> Set.of("get", "post", "put", "delete", "patch").contains(key))
                .forEach(method -> routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return routes;
    }

    private static int call(RequestSpecification request, String route) {
        var parts = route.split(" ", 2);
        var path = parts[1].replace("{kind}", "logo").replaceAll("\\{[^}]*}", "01935a2c-7c00-7000-8000-000000002051");
        return request.urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{}")
                .request(parts[0], path)
                .statusCode();
    }
}
