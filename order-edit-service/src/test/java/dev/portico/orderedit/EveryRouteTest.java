package dev.portico.orderedit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestTokens;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks every route of the served OpenAPI document: nothing is open by accident. */
@OrderEditTest
class EveryRouteTest {

    private record Route(String method, String path) {

        boolean internal() {
            return path.startsWith("/internal");
        }

        /** Whoever runs the installation, and belongs to no merchant. */
        boolean operators() {
            return path.equals("/api/v1/usage/plan") || path.startsWith("/api/v1/dead-letters");
        }

        /** What the operator gets: an empty plan is refused, there is a list, and no such letter. */
        int operatorsStatus() {
            return switch (path) {
                case "/api/v1/usage/plan" -> 422;
                case "/api/v1/dead-letters" -> 200;
                default -> 404;
            };
        }

        boolean writes() {
            return !method.equals("GET");
        }

        int status(RequestSpecification request) {
            var contentType = path.contains(":import") ? "application/x-ndjson" : "application/json";
            return request.urlEncodingEnabled(false)
                    .contentType(contentType)
                    .body((writes() ? "{}" : "").getBytes(StandardCharsets.UTF_8))
                    .request(method, path.replaceAll("\\{[^}]+}", "7a5c9a52-9e0f-4a6e-9e1c-0d3f3d9a0001"))
                    .statusCode();
        }
    }

    @Test
    void withoutATokenOrWithABadOneNobodyGetsIn() {
        var tokens = List.of(
                TestTokens.expired("admin", "demo"),
                TestTokens.forged("admin", "demo"),
                TestTokens.foreignAudience("admin", "demo"),
                "rubbish");
        assertThat(routes()).hasSizeGreaterThan(10).allSatisfy(route -> {
            assertThat(route.status(given())).as(route.toString()).isEqualTo(401);
            for (var token : tokens) {
                assertThat(route.status(bearer(token))).as(route.toString()).isEqualTo(401);
            }
        });
    }

    @Test
    void theWrongRoleGetsNowhere() {
        assertThat(routes()).allSatisfy(route -> {
            assertThat(route.status(bearer(TestTokens.operator())))
                    .as(route.toString())
                    .isEqualTo(route.operators() ? route.operatorsStatus() : 403);
            if (route.operators()) {
                assertThat(route.status(bearer(TestTokens.bearer("admin", "demo"))))
                        .isEqualTo(403);
            }
            assertThat(route.status(bearer(TestTokens.token("x", List.of(), "demo"))))
                    .as(route.toString())
                    .isEqualTo(403);
            if (route.internal()) {
                assertThat(route.status(bearer(TestTokens.bearer("admin", "demo"))))
                        .isEqualTo(403);
                assertThat(route.status(bearer(TestTokens.service()))).isIn(400, 403);
            } else {
                assertThat(route.status(bearer(TestTokens.service())))
                        .as(route.toString())
                        .isEqualTo(403);
                if (route.writes()) {
                    assertThat(route.status(bearer(TestTokens.bearer("viewer", "demo"))))
                            .isEqualTo(403);
                }
            }
        });
    }

    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        var file = Contracts.directory().resolve("openapi/order-edit-service.yaml");
        var served = given().get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("portico.contracts.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, served);
        }
        assertThat(Files.readString(file)).isEqualTo(served);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static List<Route> routes() {
        JsonNode document = Api.tree(given().get("/q/openapi?format=json").asString());
        var routes = new ArrayList<Route>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (List.of("get", "put", "post", "delete", "patch").contains(method)) {
                        routes.add(new Route(method.toUpperCase(java.util.Locale.ROOT), path.getKey()));
                    }
                }));
        return routes;
    }
}
