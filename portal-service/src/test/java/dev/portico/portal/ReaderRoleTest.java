package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Logos;
import dev.portico.portal.testing.PortalTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each database role may see: the second wall behind the queries. */
@PortalTest
class ReaderRoleTest {

    private static final int VIEWS = 100;

    @ParameterizedTest
    @ValueSource(strings = {"outbox", "inbox", "timer", "idempotency_key", "link_request", "flyway_schema_history"})
    void thePagesReaderCanReadNothingElse(String table) {
        assertThatThrownBy(() -> query("portal_reader", "select * from portal." + table))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from portal.order_view",
                "update portal.merchant set name = 'x'",
                "delete from portal.brand_image",
                "update portal.own_domain set confirmed_at = now()",
                "insert into portal.order_view (merchant, order_id) values ('demo', gen_random_uuid())",
                "create table portal.mine (note text)"
            })
    void thePagesReaderCanChangeNothing(String statement) {
        assertThatThrownBy(() -> execute("portal_reader", statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"merchant", "order_view", "listing", "wording", "brand_image", "own_domain", "branding_preview"})
    void aForgottenMerchantShowsNothingOfAnybody(String table) throws SQLException {
        assertThat(DemoOrder.arrived("walls").id()).isNotBlank();
        TestKafka.send(DemoOrder.listing("walls", DemoOrder.LISTING, "listing.published.v1", 1));
        Patience.await().until(() -> query("postgres", "select count(*) > 0 from portal.listing")
                .equals("t"));
        brand();

        assertThat(query("portal", "select count(*) from portal." + table)).isEqualTo("0");
        assertThat(query("portal_reader", "select count(*) > 0 from portal." + table))
                .isEqualTo("t");
    }

    /** A row of each kind. */
    private static void brand() {
        var admin = TestTokens.bearer("admin", "walls");
        var tag = given().auth().oauth2(admin).get("/api/v1/branding").getHeader("ETag");
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"domain\": \"walls.example\"}")
                .put("/api/v1/branding")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body("{\"texts\": {\"en\": {\"help\": \"Ask us\"}}}")
                .put("/api/v1/texts")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(admin)
                .contentType("image/png")
                .body(Logos.png(20, 20))
                .put("/api/v1/branding/logo")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body("{}")
                .urlEncodingEnabled(false)
                .post("/api/v1/branding:preview")
                .then()
                .statusCode(200);
    }

    @Test
    void oneMerchantSeesNoOther() throws SQLException {
        assertThat(DemoOrder.arrived("walls").id()).isNotBlank();
        DemoOrder.createMerchant("other-walls");

        assertThat(query(
                        "portal",
                        "select count(*) from portal.order_view, set_config('portico.merchant', 'other-walls', false)"
                                + " where merchant = 'walls'"))
                .isEqualTo("0");
    }

    /** Counted by Postgres, as lookups in the view per page. */
    @Test
    void aPageIsOneStatement() throws SQLException {
        var order = DemoOrder.arrived("walls");
        given().get(order.path()).then().statusCode(200);
        var before = statements();

        for (var view = 0; view < VIEWS; view++) {
            given().get(order.path()).then().statusCode(200);
        }

        // Postgres counts up to ten seconds late: what ran just before may be among them. Many views make that noise
        // small
        // against a second statement a page.
        Patience.await().until(() -> statements() - before >= VIEWS);
        assertThat(statements() - before).isLessThan(2 * VIEWS);
    }

    /** Scans of order_view, by index or whole, for it is small here: the page's only select does one. */
    private static long statements() throws SQLException {
        return Long.parseLong(query(
                "postgres",
                "select seq_scan + coalesce(idx_scan, 0) from pg_stat_user_tables"
                        + " where schemaname = 'portal' and relname = 'order_view'"));
    }

    private static String query(String role, String sql) throws SQLException {
        try (var connection = TestDatabase.connect(role);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void execute(String role, String sql) throws SQLException {
        try (var connection = TestDatabase.connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
