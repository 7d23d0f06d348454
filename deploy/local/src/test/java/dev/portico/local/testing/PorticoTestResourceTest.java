package dev.portico.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.local.infra.Topics;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PorticoTestResourceTest {

    private static final PorticoTestResource RESOURCE = new PorticoTestResource();
    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        RESOURCE.init(Map.of("schema", "order_edit"));
        settings = RESOURCE.start();
    }

    @AfterAll
    static void stop() {
        RESOURCE.stop();
    }

    @Test
    void aRoleOwnsItsSchemaAndSeesNoOther() throws SQLException {
        try (var owner = TestDatabase.connect("order_edit");
                var statement = owner.createStatement()) {
            statement.execute("create table secret(note text)");
            statement.execute("insert into secret values ('mine')");
        }
        try (var other = TestDatabase.connect("payment");
                var statement = other.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from order_edit.secret"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema order_edit");
            assertThatThrownBy(() -> statement.execute("create table public.mine(note text)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void thePortalsReaderFindsGrantedTablesWithoutNamingTheSchema() throws SQLException {
        try (var portal = TestDatabase.connect("portal");
                var statement = portal.createStatement()) {
            statement.execute("create table view_of_order(number text)");
            statement.execute("create table other(note text)");
            statement.execute("grant select on view_of_order to portal_reader");
        }
        try (var reader = TestDatabase.connect("portal_reader");
                var statement = reader.createStatement()) {
            assertThat(statement.executeQuery("select * from view_of_order").next())
                    .isFalse();
            assertThatThrownBy(() -> statement.executeQuery("select * from other"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("insert into view_of_order values ('#1')"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void anEventPutOnATopicIsFoundThere() {
        var received = Contracts.event("order.received.v1").withNewId();

        TestKafka.send(received);

        assertThat(TestKafka.records("order.events", received.key()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.value()).isEqualTo(received.json());
                    assertThat(TestKafka.header(record, "ce_id")).isEqualTo(received.header("ce_id"));
                    assertThat(TestKafka.header(record, "ce_unknown")).isNull();
                });
    }

    @Test
    void everyTopicIsThereBeforeAnyoneSubscribes() {
        assertThat(Topics.EVENTS).allSatisfy(topic -> assertThat(TestKafka.records(topic + ".portal-service.dlq"))
                .isEmpty());
    }

    @Test
    void aTokenSaysWhoWhatRoleAndWhichMerchant() throws Exception {
        var claims = claims(TestTokens.bearer("staff", "demo"));

        assertThat(claims.path("sub").asText()).isEqualTo("demo-staff");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("demo-staff");
        assertThat(claims.path("merchant").asText()).isEqualTo("demo");
        assertThat(claims.path("aud").asText()).isEqualTo("portico-api");
        assertThat(claims.path("roles")).extracting(JsonNode::asText).isEqualTo(List.of("staff"));
        assertThat(claims.path("exp").asLong()).isGreaterThan(System.currentTimeMillis() / 1000);
    }

    @Test
    void aServicesTokenNamesNoMerchant() throws Exception {
        assertThat(claims(TestTokens.service()).has("merchant")).isFalse();
    }

    @Test
    void tokensAreCheckedByKeyAndNotByAnIdentityProvider() {
        assertThat(settings).containsKey("quarkus.oidc.public-key").containsEntry("quarkus.oidc.auth-server-url", "");
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
