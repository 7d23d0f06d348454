package dev.portico.orderedit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.portico.local.testing.TestDatabase;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class ExportResourceTest {

    private static final int MANY = 7_321;

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = api.openMerchant();
    }

    @Test
    void anOrderIsARow() {
        var stored = api.stored(
                merchant, "o-1", order -> order.put("note", "=HYPERLINK(\"http://evil.example\", \"hi\")\nand more")
                        .withObject("/customer")
                        .put("firstName", "@Robin"));

        var response = api.as("viewer", merchant).get("/api/v1/orders:export");

        response.then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", equalTo("attachment; filename=\"orders.csv\""));
        var row = rows(response.asString()).get(0);
        assertThat(row.getField("order_id")).isEqualTo(stored.get("id").asText());
        assertThat(row.getField("external_id")).isEqualTo("o-1");
        assertThat(row.getField("total")).isEqualTo("185.62");
        assertThat(row.getField("currency")).isEqualTo("USD");
        assertThat(row.getField("units")).isEqualTo("3");
        assertThat(row.getField("note")).isEqualTo("'=HYPERLINK(\"http://evil.example\", \"hi\")\nand more");
        assertThat(row.getField("customer_name")).startsWith("'@Robin");
        assertThat(row.getField("placed_at")).isEqualTo("2026-11-20T16:15:00Z");
    }

    @Test
    void manyOrdersByChunks() throws SQLException {
        var stored = api.stored(merchant, "o-1", order -> order.putArray("tags").add("vip, \"gold\""));
        copyOrders();

        var all = rows(api.as("staff", merchant).get("/api/v1/orders:export").asString());
        assertThat(all).hasSize(MANY + 1);
        assertThat(all.stream().map(row -> row.getField("order_id")))
                .contains(stored.get("id").asText());
        assertThat(all.stream().map(row -> row.getField("external_id")).distinct())
                .hasSize(MANY + 1);
        assertThat(all.stream().map(row -> row.getField("placed_at"))).isSortedAccordingTo((a, b) -> b.compareTo(a));

        var tagged = rows(api.as("staff", merchant)
                .get("/api/v1/orders:export?tag=vip%2C%20%22gold%22")
                .asString());
        assertThat(tagged).hasSize(1 + (MANY + 2) / 3);
        assertThat(rows(api.as("staff", merchant)
                        .get("/api/v1/orders:export?tag=none")
                        .asString()))
                .isEmpty();
        assertThat(rows(api.as("staff", Api.merchant())
                        .get("/api/v1/orders:export")
                        .asString()))
                .isEmpty();
    }

    @Test
    void editsBetweenDays() {
        var order = api.stored(merchant, "o-1");
        api.commit(merchant, order, "k-1", Api.setQuantity(order, 0, 1)).then().statusCode(201);

        var row = rows(api.as("viewer", merchant)
                        .get("/api/v1/order-edits:export?from=2026-11-20&to=2026-11-20")
                        .asString())
                .get(0);

        assertThat(row.getField("order_external_id")).isEqualTo("o-1");
        assertThat(row.getField("actor")).isEqualTo("customer");
        assertThat(row.getField("total_before")).isEqualTo("185.62");
        assertThat(row.getField("total_after")).isEqualTo("121.87");
        assertThat(row.getField("difference")).isEqualTo("-63.75");
        assertThat(row.getField("changes")).isEqualTo("QUANTITY_CHANGED Classic Varsity Top: 2 -> 1");
        assertThat(row.getField("counted")).isEqualTo("true");
        assertThat(edits("")).hasSize(1);
        assertThat(edits("?to=2026-11-19")).isEmpty();
        assertThat(edits("?from=2026-11-21")).isEmpty();
        api.as("viewer", merchant)
                .get("/api/v1/order-edits:export?from=x")
                .then()
                .statusCode(400);
    }

    private List<NamedCsvRecord> edits(String query) {
        return rows(api.as("viewer", merchant)
                .get("/api/v1/order-edits:export" + query)
                .asString());
    }

    private void copyOrders() throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var orders = connection.prepareStatement(
                        """
                        insert into order_edit.orders (id, merchant, external_id, number, status, placed_at, currency, total_minor,
                                                       version, platform_version, event_sequence, document)
                        select gen_random_uuid(), merchant, 'copy-' || n, number, status,
                               placed_at - make_interval(secs => n / 7), currency, total_minor, version, platform_version,
                               event_sequence, document
                          from order_edit.orders, generate_series(1, ?) n where merchant = ?
                        """);
                var terms = connection.prepareStatement(
                        """
                        insert into order_edit.order_term (merchant, term, placed_at, order_id)
                        select merchant, 't:vip, "gold"', placed_at, id from order_edit.orders
                         where merchant = ? and external_id like 'copy-%'
                           and cast(substr(external_id, 6) as int) % 3 = 1
                        """)) {
            orders.setInt(1, MANY);
            orders.setString(2, merchant);
            orders.executeUpdate();
            terms.setString(1, merchant);
            terms.executeUpdate();
        }
    }

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }
}
