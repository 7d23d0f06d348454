package dev.portico.payment;

import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps merchants and services apart, with the service's own role. */
@QuarkusTest
class IsolationTest {

    private static final String TABLES =
            """
            select table_name from information_schema.columns
             where table_schema = 'payment' and column_name = 'merchant' order by 1
            """;

    @Test
    void aForgottenPredicateShowsNothingOfAnotherMerchant() throws SQLException {
        var unused = pageFor(orderWithBalanceDue());

        try (var database = TestDatabase.connect("payment")) {
            var tables = texts(database, TABLES);
            assertThat(tables)
                    .contains(
                            "account",
                            "ledger_entry",
                            "checkout",
                            "sandbox_session",
                            "sandbox_webhook",
                            "sandbox_card",
                            "sandbox_setup",
                            "sandbox_charge",
                            "sandbox_refund",
                            "republish",
                            "taken_payment",
                            "refund",
                            "refund_part",
                            "refund_wait",
                            "refund_policy",
                            "waiver",
                            "debt",
                            "trial_balance",
                            "schedule",
                            "stripe_call",
                            "payment_method",
                            "method_update_request",
                            "card_setup",
                            "charge",
                            "card_cover",
                            "charge_run",
                            "mandate_confirmation");
            for (var table : tables) {
                assertThat(count(database, table))
                        .as("%s without a merchant", table)
                        .isZero();
            }
            enter(database, "second");
            for (var table : tables) {
                assertThat(count(database, table))
                        .as("%s for another merchant", table)
                        .isZero();
            }
            enter(database, "demo");
            assertThat(count(database, "account")).isPositive();
        }
    }

    @Test
    void nobodyWritesForAnotherMerchant() throws SQLException {
        try (var database = TestDatabase.connect("payment")) {
            enter(database, "second");

            assertThatThrownBy(() -> database.createStatement()
                            .execute("insert into payment.shop (merchant, name, sequence) values ('demo', 'x', 1)"))
                    .hasMessageContaining("row-level security");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "order_edit", "notification"})
    void otherServicesSchemasAreClosed(String schema) throws SQLException {
        try (var database = TestDatabase.connect("payment")) {
            assertThatThrownBy(() -> database.createStatement().execute("create table " + schema + ".x (y int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void anotherMerchantsStaffFindNothing() {
        var order = orderWithBalanceDue();

        asStaff().get("/api/v1/orders/{id}/balance", order).then().statusCode(200);
        var token = TestTokens.bearer("admin", "second");
        given().auth()
                .oauth2(token)
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token)
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .statusCode(404);
        for (var path : List.of("refunds", "waivers", "mandate-confirmations")) {
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/orders/{id}/{path}", order, path)
                    .then()
                    .statusCode(404);
        }
    }

    private static long count(Connection database, String table) throws SQLException {
        return Long.parseLong(
                texts(database, "select count(*) from payment." + table).get(0));
    }

    private static void enter(Connection database, String merchant) throws SQLException {
        database.createStatement().execute("select set_config('portico.merchant', '" + merchant + "', false)");
    }

    private static List<String> texts(Connection database, String sql) throws SQLException {
        var found = new ArrayList<String>();
        var rows = database.createStatement().executeQuery(sql);
        while (rows.next()) {
            found.add(rows.getString(1));
        }
        return found;
    }
}
