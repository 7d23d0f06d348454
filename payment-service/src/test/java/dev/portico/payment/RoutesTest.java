package dev.portico.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every route as the service itself describes it: closed unless it is meant to be open, and as agreed. */
@QuarkusTest
class RoutesTest {

    /** Customers pay here without an account, and the processor signs what it posts. */
    private static final Set<String> OPEN = Set.of(
            "/sandbox/pay/{session}",
            "/sandbox/pay/{session}/confirmation",
            "/sandbox/setup/{session}",
            "/sandbox/confirm/{confirmation}",
            "/webhooks/sandbox");

    record Route(Method method, String path) {}

    @Test
    void withoutATokenNothingAnswers() {
        for (var route : closedRoutes()) {
            assertThat(status(given(), route)).as("%s", route).isEqualTo(401);
            assertThat(status(given().auth().oauth2("nonsense"), route))
                    .as("%s", route)
                    .isEqualTo(401);
            assertThat(status(given().auth().oauth2(TestTokens.expired("admin", "demo")), route))
                    .as("%s", route)
                    .isEqualTo(401);
            assertThat(status(given().auth().oauth2(TestTokens.forged("admin", "demo")), route))
                    .as("%s", route)
                    .isEqualTo(401);
            assertThat(status(given().auth().oauth2(TestTokens.foreignAudience("admin", "demo")), route))
                    .as("%s", route)
                    .isEqualTo(401);
        }
    }

    @Test
    void withTheWrongRoleNothingAnswers() {
        for (var route : closedRoutes()) {
            assertThat(status(given().auth().oauth2(wrongToken(route)), route))
                    .as("%s", route)
                    .isEqualTo(403);
            assertThat(status(given().auth().oauth2(TestTokens.bearer("customer", "demo")), route))
                    .as("%s", route)
                    .isEqualTo(403);
        }
    }

    @Test
    void theApiIsTheOneThatWasAgreed() throws IOException {
        var document =
                given().get("/q/openapi").then().statusCode(200).extract().asString();
        var agreed = Contracts.directory().resolve("openapi/payment-service.yaml");
        if (Boolean.getBoolean("portico.contracts.write")) {
            var unused = Files.createDirectories(agreed.getParent());
            unused = Files.writeString(agreed, document);
        }

        assertThat(document).isEqualTo(Files.readString(agreed)).contains("openapi: 3.1");
    }

    private static List<Route> closedRoutes() {
        var routes = new ArrayList<Route>();
        Map<String, Map<String, Object>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(name -> Set.of("get", "put", "post", "delete", "patch").contains(name))
                .filter(name -> !OPEN.contains(path))
                .forEach(name -> routes.add(new Route(Method.valueOf(name.toUpperCase(java.util.Locale.ROOT)), path))));
        assertThat(routes).hasSizeGreaterThanOrEqualTo(5);
        return routes;
    }

    private static String wrongToken(Route route) {
        if (route.path().endsWith("/payment-method")) {
            return TestTokens.operator(); // services may hand over a card, too
        }
        return route.path().startsWith("/internal") ? TestTokens.bearer("admin", "demo") : TestTokens.service();
    }

    private static int status(RequestSpecification request, Route route) {
        return request.urlEncodingEnabled(false)
                .contentType("application/json")
                .request(route.method(), route.path().replaceAll("\\{[^}]+}", "01935a2c-7c00-7000-8000-000000002051"))
                .statusCode();
    }
}
