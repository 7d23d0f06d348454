package dev.portico.portal.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.testing.PortalTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bug in a page shows our own words, and the link stays out of the log. */
@PortalTest
class BrokenPageTest {

    private static final String TOKEN = "v1.test.a-token-nobody-may-read.signature";

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/broken/now"})
    void aTemplateThatFailsIsOurErrorPageAndOneLineWithoutTheLink(String path) {
        var lines = new Lines();
        Logger.getLogger("").addHandler(lines);
        try {
            var page = given().get("/p/" + TOKEN + path);

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(page.asString())
                    .contains("<h1>")
                    .doesNotContain("half a page", "nothing.there", "TemplateException", "\tat ", TOKEN);
        } finally {
            Logger.getLogger("").removeHandler(lines);
        }
        assertThat(lines.written)
                .filteredOn(line -> line.contains("unforeseen failure"))
                .hasSize(1);
        assertThat(lines.written).noneMatch(line -> line.contains(TOKEN));
    }

    private static final class Lines extends Handler {

        private final List<String> written = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() < Level.INFO.intValue()) {
                return;
            }
            var line = new StringWriter();
            line.write(ExtLogRecord.wrap(record).getFormattedMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(line));
            }
            written.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
