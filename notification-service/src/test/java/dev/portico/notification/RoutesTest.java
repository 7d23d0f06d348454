package dev.portico.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No route is open by accident, and all of them are in the committed OpenAPI document. */
@QuarkusTest
@Suite
class RoutesTest {

    private record Route(String method, String path) {

        /** For whoever runs the installation, and belongs to no merchant. */
        boolean operators() {
            return path.startsWith("/api/v1/dead-letters");
        }

        List<String> wrongTokens() {
            var wrong = new ArrayList<>(List.of(
                    TestTokens.bearer("customer", "demo"),
                    TestTokens.token("nobody", List.of(), "demo"),
                    TestTokens.token("homeless", List.of("admin"), null)));
            wrong.add(operators() ? TestTokens.bearer("admin", "demo") : TestTokens.operator());
            return wrong;
        }
    }

    @Test
    void everyRouteNeedsAToken() throws Exception {
        for (var route : routes()) {
            for (var token : List.of(
                    "",
                    "rubbish",
                    TestTokens.expired("admin", "demo"),
                    TestTokens.forged("admin", "demo"),
                    TestTokens.foreignAudience("admin", "demo"))) {
                var request = token.isEmpty() ? request() : request().auth().oauth2(token);
                var answer = request.request(route.method(), route.path());
                assertThat(answer.statusCode()).as("%s", route).isEqualTo(401);
            }
        }
    }

    @Test
    void everyRouteNeedsARoleAndAMerchant() throws Exception {
        for (var route : routes()) {
            for (var token : route.wrongTokens()) {
                var answer = request()
                        .auth()
                        .oauth2(token)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .request(route.method(), route.path());
                assertThat(answer.statusCode()).as("%s", route).isEqualTo(403);
            }
        }
    }

    /** To accept a change on purpose: copy target/openapi/notification-service.yaml to contracts/openapi. */
    @Test
    void theCommittedOpenApiDocumentIsTheRunningOne() throws Exception {
        var running = given().get("/q/openapi").asString();
        var written = Path.of("target/openapi/notification-service.yaml");
        Files.createDirectories(written.getParent());
        Files.writeString(written, running);
        assertThat(running).startsWith("---\nopenapi: 3.1.0");
        assertThat(Contracts.directory().resolve("openapi/notification-service.yaml"))
                .exists()
                .content()
                .isEqualTo(running);
    }

    /** RestAssured would write the colon of {@code :resend} as {@code %3A}. */
    private static RequestSpecification request() {
        return given().urlEncodingEnabled(false);
    }

    private static List<Route> routes() throws Exception {
        var document = new ObjectMapper(new YAMLFactory())
                .readTree(given().get("/q/openapi").asString());
        var routes = new ArrayList<Route>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    var concrete = path.getKey()
                            .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                    routes.add(new Route(method, concrete));
                }));
        assertThat(routes).hasSizeGreaterThanOrEqualTo(2);
        return routes;
    }
}
