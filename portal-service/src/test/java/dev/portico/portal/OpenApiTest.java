package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.Contracts;
import dev.portico.portal.testing.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed document is the running one. The fresh one is left in target/ to copy over after a wanted change. */
@PortalTest
class OpenApiTest {

    @Test
    void theCommittedDocumentDescribesTheRunningService() throws IOException {
        var running = given().accept("application/yaml").get("/q/openapi").asString();
        Files.writeString(Path.of("target/portal-service.yaml"), running);

        var committed = Files.readString(Contracts.directory().resolve("openapi/portal-service.yaml"));

        assertThat(running.strip()).isEqualTo(committed.strip());
        assertThat(running).contains("openapi: 3.1.0");
    }
}
