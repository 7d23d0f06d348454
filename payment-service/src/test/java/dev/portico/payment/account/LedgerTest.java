package dev.portico.payment.account;

import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.local.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount_minor = 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
            })
    void entriesCanOnlyBeAdded(String sql) throws SQLException {
        var order = orderWithBalanceDue();

        try (var database = TestDatabase.connect("payment")) {
            database.createStatement().execute("select set_config('portico.merchant', 'demo', false)");
            database.createStatement().execute("set search_path to payment");
            assertThatThrownBy(() -> database.createStatement().execute(sql)).hasMessageContaining("append-only");
        }
        asStaff().get("/api/v1/orders/{id}/balance", order).then().body("paidMinor", equalTo(18562));
    }

    @Test
    void theDatabasesSumsAreThePromotedSums() throws SQLException {
        var unused = orderWithBalanceDue();

        try (var database = TestDatabase.connect("postgres")) {
            var wrong = database.createStatement()
                    .executeQuery(
                            """
                            select a.order_id from payment.account a
                              join payment.ledger_entry e using (order_id)
                             group by a.order_id
                            having a.order_total_minor <> coalesce(sum(e.amount_minor) filter (where e.kind = 'ORDER_TOTAL'), 0)
                                or a.paid_minor <> coalesce(sum(e.amount_minor) filter (where e.kind = 'PAYMENT'), 0)
                            """);
            assertThat(wrong.next()).isFalse();
        }
    }

    @Test
    void theLedgerIsReadPageByPage() {
        var order = orderWithBalanceDue();
        var ids = new ArrayList<String>();
        var path = "/api/v1/orders/" + order + "/ledger?limit=2";

        var first = asStaff().get(path).then().statusCode(200).extract().jsonPath();
        ids.addAll(first.getList("items.id"));
        var second = asStaff()
                .get(path + "&cursor=" + first.getString("next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        ids.addAll(second.getList("items.id"));

        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(second.getString("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=rubbish"})
    void badPagingIsRefused(String query) {
        var order = orderWithBalanceDue();

        int status =
                asStaff().get("/api/v1/orders/" + order + "/ledger?" + query).statusCode();

        assertThat(status).isIn(400, 404);
    }
}
