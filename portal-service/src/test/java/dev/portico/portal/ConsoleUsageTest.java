package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.FakeQueue;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the plan is left and what customers did, in numbers as well as in pictures. */
@PortalTest
@TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
class ConsoleUsageTest {

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
        DemoOrder.createMerchant(SignedInStaff.MERCHANT);
    }

    @Test
    void theAllowanceIsAMeterAndSaidInWords() {
        var page = open("", 200);

        var meter = page.selectFirst("progress[max=500]");
        assertThat(meter.attr("value")).isEqualTo("412");
        assertThat(page.getElementById(meter.attr("aria-describedby")).text())
                .isEqualTo("88 left. It starts anew on December 1, 2026.");
        assertThat(page.text()).contains("412 of 500 edits", "November 1, 2026 – November 30, 2026", "Plan Starter");
    }

    @Test
    void whatIsUsedUpSaysWhenItOpensAgain() {
        reports(usage -> ((ObjectNode) usage.path("allowance")).put("used", 500).put("exhausted", true));

        assertThat(open("", 200).select(".notice.bad").text())
                .contains("All are used.", "change them again from December 1, 2026");
    }

    @Test
    void aPlanWithoutALimitHasNoMeter() {
        reports(usage -> ((ObjectNode) usage.path("allowance")).putNull("limit").putNull("until"));

        var page = open("", 200);

        assertThat(page.text()).contains("412 edits", "This plan has no limit.");
        assertThat(page.select("#allowance-title ~ progress, .figure + progress"))
                .isEmpty();
    }

    @Test
    void theChartHasABarForEachDayAndATableThatSaysTheSame() {
        var page = open("", 200);

        assertThat(page.select("svg[role=img] .bar-mark")).hasSize(22);
        assertThat(page.selectFirst("svg[role=img]").attr("aria-label"))
                .isEqualTo("27 edits from Nov 1 to Nov 22, at most 15 a day");
        assertThat(page.select("svg[role=img] .bar-mark").get(18).attr("height"))
                .isEqualTo("75");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly("Tue, Nov 3, 2026 12 0", "Wed, Nov 4, 2026 0 3", "Thu, Nov 19, 2026 15 0");
        assertThat(page.select("dl.counts").first().children().eachText())
                .containsExactly("Quantity changed 18", "Note changed 9", "Brand new 1");
        assertThat(page.text()).contains("Why orders were canceled", "I changed my mind 2", "Tests, not counted 2");
    }

    @Test
    void aYearIsShownByWeek() {
        reports(usage -> usage.put("from", "2025-11-23").put("to", "2026-11-22"));

        var page = open("?from=2025-11-23&to=2026-11-22", 200);

        assertThat(page.select("svg[role=img] .bar-mark")).hasSize(53);
        assertThat(page.select("tbody tr").eachText())
                .containsExactly("Week from Sun, Nov 1, 2026 12 3", "Week from Sun, Nov 15, 2026 15 0");
        assertThat(Fakes.requests("/api/v1/usage")).containsExactly("{\"from\":\"2025-11-23\",\"to\":\"2026-11-22\"}");
    }

    @Test
    void nothingAtAllIsAPageToo() {
        reports(usage -> {
            usage.put("edits", 0).put("cancellations", 0).putArray("days");
            usage.putObject("actions");
            usage.putObject("cancelReasons");
        });

        assertThat(open("", 200).text())
                .contains("Nothing happened on these days.")
                .doesNotContain("Why orders were canceled");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=yesterday, from, 'Enter a day, like 2026-11-30'",
        "?from=2026-02-30, from, 'Enter a day, like 2026-11-30'",
        "?to=1999-12-31, to, 'Enter a day, like 2026-11-30'",
        "?from=2026-11-02&to=2026-11-01, to, Choose a day that isn’t before the first one",
        "?from=2025-01-01&to=2026-01-02, to, Choose at most 366 days"
    })
    void daysThatMakeNoSenseAreSaidAtTheirField(String query, String name, String said) {
        var page = open(query, 400);

        var field = page.getElementById(name);
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById(field.attr("aria-describedby")).text()).isEqualTo(said);
        assertThat(page.text()).contains("412 of 500 edits", "Below is this billing period so far.");
        assertThat(Fakes.requests("/api/v1/usage")).singleElement().asString().doesNotContain("2026-11-0", "2025");
    }

    @ParameterizedTest
    @CsvSource({"?from=2026-11-01&to=2026-11-01", "?from=2025-01-01&to=2026-01-01", "?to=2026-11-22", "?from=&to="})
    void theLongestAndTheShortestPeriodAreFine(String query) {
        assertThat(open(query, 200).select("[aria-invalid]")).isEmpty();
    }

    private static void reports(java.util.function.Consumer<ObjectNode> change) {
        var usage = FakeQueue.usage();
        change.accept(usage);
        Fakes.answers("/api/v1/usage", 200, usage);
    }

    private static Document open(String query, int status) {
        return Jsoup.parse(given().urlEncodingEnabled(false)
                .get("/console/usage" + query)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString());
    }
}
