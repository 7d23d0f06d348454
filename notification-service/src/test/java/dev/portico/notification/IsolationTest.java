package dev.portico.notification;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Row-level security and the role: the second wall behind every query. */
@QuarkusTest
@Suite
class IsolationTest {

    private static final List<String> TABLES = List.of(
            "edit_session",
            "order_balance",
            "pre_order",
            "order_listing",
            "announcement",
            "merchant_profile",
            "order_recipient",
            "link_generation",
            "mail_sequence",
            "delivery");

    @Test
    void aForgottenPredicateShowsNothingOfAnotherMerchant() throws SQLException {
        var robin = Orders.of("isolated");
        TestKafka.send(Orders.merchant("demo", "Northwind Goods"));
        TestKafka.send(robin.event("link.reissued.v1"));
        TestKafka.send(robin.preOrder("order.received.v1", "CHARGE_LATER"));
        TestKafka.send(Examples.event("listing.statement-published.v1"));
        TestKafka.send(robin.preOrder("order.edited.v1", "CHARGE_LATER"), robin.event("balance.changed.v1"));
        TestKafka.send(robin.event("schedule.planned.v1"));
        // They come by different topics, so in any order.
        await().untilAsserted(() -> {
            for (var table : TABLES) {
                assertThat(count("demo", table)).as(table).isPositive();
            }
        });

        for (var table : TABLES) {
            assertThat(count("fjord", table)).as(table).isZero();
            assertThat(count("", table)).as(table).isZero();
        }
    }

    @Test
    void everyTableWithAMerchantIsIsolated() {
        assertThat(
                        Orders.rows(
                                """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'notification' and c.relkind = 'r'
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                        """))
                .containsExactlyInAnyOrder("inbox", "flyway_schema_history");
    }

    @Test
    void theRoleCantUseAnotherServicesSchema() {
        for (var schema : List.of("portal", "order_edit", "payment")) {
            assertThatThrownBy(() -> execute("create table " + schema + ".x (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static int count(String merchant, String table) throws SQLException {
        try (var connection = TestDatabase.connect("notification");
                var statement = connection.createStatement()) {
            statement.execute("select set_config('portico.merchant', '" + merchant + "', false)");
            try (var found = statement.executeQuery("select count(*) from notification." + table)) {
                assertThat(found.next()).isTrue();
                return found.getInt(1);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestDatabase.connect("notification");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
