package dev.portico.kit.trace;

import static dev.portico.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.Kit;
import dev.portico.kit.id.Ids;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String HEADER = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void aRequestGoesOnWithItsCallersTrace() {
        var trace = given().header("traceparent", HEADER).get("/echo/trace").asString();

        assertThat(TraceParent.parse(trace)).hasValueSatisfying(current -> {
            assertThat(current.traceId()).isEqualTo(TRACE);
            assertThat(current.spanId()).isNotEqualTo(SPAN);
            assertThat(current.sampled()).isTrue();
        });
    }

    @Test
    void aRequestWithoutOneBeginsOne() {
        var first = given().get("/echo/trace").asString();
        var second = given().header("traceparent", "rubbish").get("/echo/trace").asString();

        assertThat(TraceParent.parse(first)).isPresent();
        assertThat(TraceParent.parse(second)).isPresent().isNotEqualTo(TraceParent.parse(first));
    }

    @Test
    void anEventIsOfTheTraceThatCausedIt() {
        var subject = Ids.next().toString();
        var headers = new HashMap<String, String>();
        headers.put("ce_id", Ids.next().toString());
        headers.put("ce_type", "note.passed-on.v1");
        headers.put("ce_subject", subject);
        headers.put("ce_time", "2026-11-20T16:15:00Z");
        headers.put("ce_merchant", "trace-shop");
        headers.put("ce_actor", "system");
        headers.put("ce_sequence", "1");
        headers.put("traceparent", HEADER);
        TestKafka.send("kit-test.events", "k", headers, "{\"text\": \"x\"}");

        await().untilAsserted(() -> assertThat(traceInTheOutbox(subject)).hasValueSatisfying(trace -> {
            assertThat(trace.traceId()).isEqualTo(TRACE);
            assertThat(trace.spanId()).isNotEqualTo(SPAN);
        }));
    }

    private static Optional<TraceParent> traceInTheOutbox(String subject) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var query = connection.prepareStatement(
                        "select headers ->> 'traceparent' from kit.outbox where aggregateid = ?")) {
            query.setString(1, subject);
            var rows = query.executeQuery();
            return rows.next() ? TraceParent.parse(rows.getString(1)) : Optional.empty();
        }
    }
}
