package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order page of a pre-order: what is expected when, what was paid, what is asked for now, and what comes later. */
@PortalTest
class PreOrderPagesTest {

    private static final String MERCHANT = "pre-orders";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void aPreOrderedItemSaysWhenItIsExpectedAndWhatTheShopSaysNow() {
        statementIsOut();
        var page = page(DemoOrder.preOrdered(MERCHANT, later(20)), "");

        assertThat(page.select(".item:contains(Ocean Blue Shirt) .tag").text())
                .contains("Pre-order", "Mar 1, 2027", "Mar 14, 2027");
        assertThat(page.select(".item:contains(Varsity Top) .tag:contains(Pre-order)"))
                .isEmpty();
        assertThat(page.select("#news-1 > .statement").text()).isEqualTo("Ships in March. The fabric is late.");
        assertThat(page.select("#news-1 details .statement").text()).isEqualTo("Ships end of January.");
        assertThat(page.select("#news-1 a").attr("href")).contains("/expected.ics");
    }

    @Test
    void theStatementIsInTheCustomersLanguageElseInTheShops() {
        statementIsOut();
        var order = DemoOrder.preOrdered(MERCHANT, later(20));

        assertThat(page(order, "?lang=de")
                        .select("#news-1 > .statement[lang=de]")
                        .text())
                .contains("Versand im März.");
        assertThat(page(order, "?lang=ar")
                        .select("#news-1 > .statement[lang=en][dir=auto]")
                        .text())
                .contains("Ships in March.");
        assertThat(page(order, "?lang=zh-TW")
                        .select("#news-1 > .statement[lang=zh-Hant]")
                        .text())
                .contains("三月出貨。");
    }

    @Test
    void whatIsReleasedIsBeingMadeReady() {
        var order = DemoOrder.preOrdered(MERCHANT, later(20));
        order.send(
                order.event("order.updated.v1", 9).withData(data -> {
                    var released = ((ObjectNode) data.at("/order/lines/1")).putObject("preOrder");
                    released.put("listingId", DemoOrder.LISTING)
                            .put("type", "CHARGE_UPFRONT")
                            .put("released", true);
                }),
                "order_sequence = 9");

        assertThat(page(order, "").select(".item .tag").text()).contains("being made ready");
    }

    @Test
    void aPlanShowsWhatIsPaidWhatIsNextAndNothingToPayNow() {
        var page = page(DemoOrder.preOrdered(MERCHANT, later(20)), "");

        assertThat(page.select(".plan > li").eachAttr("class"))
                .containsExactly("paid", "paid", "next", "ahead", "ahead");
        assertThat(page.select(".plan .next").text())
                .contains("Installment \u20681\u2069 of \u20683\u2069", "Next", "$14.37");
        assertThat(page.select(".sum:contains(Due now)").text()).contains("$0.00");
        assertThat(page.select(".sum:contains(Due later)").text()).contains("$43.13");
        assertThat(page.text()).doesNotContain("left to pay", "Left to pay", "waiting for a payment");
        assertThat(page.select("#pay-form")).isEmpty();
        assertThat(page.select("main .button.primary")).hasSize(1);
    }

    @Test
    void whatIsDueIsTheOnePrimaryThingAndNotWhatComesLater() {
        var page = page(DemoOrder.preOrdered(MERCHANT, later(-3)), "");

        assertThat(page.select(".notice.owed").text()).contains("$14.37\u2069 left to pay", "Pay now");
        assertThat(page.select(".plan > li").eachAttr("class")).containsExactly("paid", "paid", "due", "next", "ahead");
        assertThat(page.select(".plan .due").text()).contains("Due since");
        assertThat(page.select("main .button.primary")).hasSize(1);
        assertThat(page.select(".sum:contains(Due later)").text()).contains("$28.76");
    }

    @Test
    void thePlanLeadsToPayingEarlyWhereSomethingIsForLater() {
        var order = DemoOrder.preOrdered(MERCHANT, later(20));

        assertThat(page(order, "").select("#plan a[href$=/pay]").text()).isEqualTo("Pay early");
        order.send(charge(order, "payment.unknown.v1", 3), "payment_sequence = 3");
        assertThat(page(order, "").select("#plan a[href$=/pay]")).isEmpty();
    }

    @Test
    void whatIsDueIsPaidAlone() {
        var order = DemoOrder.preOrdered(MERCHANT, later(-3));

        HtmlForm.in(given().get(order.path()).asString(), "pay-form")
                .send()
                .then()
                .statusCode(303);

        assertThat(Fakes.requests("/checkouts").get(0)).contains("\"amountMinor\":1437");
    }

    @Test
    void anAnnouncedChargeNamesDayAmountAndCardUntilItIsMade() {
        var order = DemoOrder.preOrdered(MERCHANT, later(3));
        order.send(
                order.event("charge.upcoming.v1", 3).withData(data -> ((ObjectNode) data.path("charge"))
                        .put("amountMinor", 1437)
                        .put("on", later(3).toString())),
                "payment_sequence = 3");

        var announced = page(order, "").select("#plan").text();
        order.send(charge(order, "payment.succeeded.v1", 4), "payment_sequence = 4");
        var made = page(order, "").select("#plan").text();

        assertThat(announced).contains("we’ll charge \u2068$14.37\u2069 to \u2068Visa ending 4242\u2069");
        assertThat(made).doesNotContain("we’ll charge");
    }

    @ParameterizedTest(name = "{0}, {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "insufficient_funds | SOFT | 2027-01-05T12:00:00Z | wasn’t enough money | We’ll try again on"
                        + " \u2068January 5, 2027",
                "processing_error | SOFT | | between the banks | We won’t try again by ourselves",
                "expired_card | HARD | | The card has expired. | We won’t try this card again",
                "authentication_required | AUTHENTICATION | | confirm it yourself | your bank asks you to confirm",
                "stolen_card | HARD | | Your bank didn’t accept it. | We won’t try this card again"
            })
    void aFailedChargeSaysWhyAndWhatHappensNextAndWhen(
            String code, String declineClass, String nextAt, String why, String next) {
        var order = DemoOrder.preOrdered(MERCHANT, later(-1));
        order.send(
                charge(order, "payment.failed.v1", 3).withData(data -> data.put("declineCode", code)
                        .putObject("retry")
                        .put("class", declineClass)
                        .put("nextAt", nextAt)),
                "payment_sequence = 3");

        var page = page(order, "");

        assertThat(page.select(".notice.bad").text())
                .contains("We couldn’t charge \u2068$14.37\u2069 to \u2068Visa ending 4242\u2069", why, next);
        assertThat(page.select("#pay-form button").text()).isEqualTo("Pay now");
        assertThat(page.select("#change-card button").text()).isEqualTo("Change card");
    }

    @Test
    void aRefundIsDueThenOnItsWayThenDone() {
        var order = DemoOrder.arrived(MERCHANT);
        order.send(order.balance(2, 18562, 24937), "payment_sequence = 2");
        assertThat(page(order, "").text()).contains("$63.75\u2069 goes back to you");

        order.send(
                order.event("refund.failed.v1", 3).withData(data -> data.put("nextAt", "2027-01-05T12:00:00Z")),
                "payment_sequence = 3");
        order.send(order.balance(4, 18562, 24937), "payment_sequence = 4");
        assertThat(page(order, "").select(".notice.warn").text())
                .contains("$63.75\u2069 goes back to you", "sent again on \u2068January 5, 2027\u2069");

        order.send(refunded(order, 5, Instant.now()), "payment_sequence = 5");
        order.send(order.balance(6, 18562, 18562), "payment_sequence = 6");
        var sent = page(order, "");
        assertThat(sent.select(".parts").text()).contains("Visa ending 4242", "On its way", "$63.75");
        assertThat(sent.text()).doesNotContain("goes back to you");

        order.send(refunded(order, 7, Instant.now().minus(Duration.ofDays(11))), "payment_sequence = 7");
        assertThat(page(order, "").select(".parts").text()).contains("it should be on your account");
    }

    @Test
    void expectedDaysGoIntoTheCustomersCalendar() {
        var order = DemoOrder.preOrdered(MERCHANT + "-quiet", later(20));

        var file = given().get(order.path() + "/expected.ics");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"expected.ics\"");
        assertThat(file.asString().split("\r\n"))
                .contains(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "DTSTART;VALUE=DATE:20270115",
                        "DTEND;VALUE=DATE:20270201",
                        "SUMMARY:Ocean Blue Shirt: expected to ship",
                        "END:VCALENDAR");
        assertThat(file.asString()).contains(DemoOrder.SECOND_LINE + "@").doesNotContain("http");
    }

    @Test
    void withoutExpectedDaysThereIsNoCalendar() {
        var order = DemoOrder.arrived(MERCHANT);

        given().get(order.path() + "/expected.ics").then().statusCode(404);
        assertThat(page(order, "").select("a[href*=expected.ics]")).isEmpty();
    }

    private static void statementIsOut() {
        DemoOrder.createMerchant(MERCHANT);
        TestKafka.send(DemoOrder.listing(MERCHANT, DemoOrder.LISTING, "listing.statement-published.v1", 3)
                .withData(data -> ((ObjectNode) data.at("/listing/statements/0/texts"))
                        .put("en", "Ships in March.")
                        .put("de", "Versand im März.")
                        .put("zh-Hans", "三月发货。")
                        .put("zh-Hant", "三月出貨。")));
        Patience.await().until(() -> DemoOrder.unknown(MERCHANT)
                .column("select sequence from portal.listing where merchant = '" + MERCHANT + "'")
                .equals("3"));
    }

    private static dev.portico.local.testing.Contracts.GoldenEvent charge(DemoOrder order, String type, long sequence) {
        return order.event(type, sequence).withData(data -> {
            ((ObjectNode) data.path("payment"))
                    .put("purpose", "CHARGE")
                    .put("amountMinor", 1437)
                    .put("method", "Visa ending 4242");
            ((ObjectNode) data.path("balance"))
                    .put("orderTotalMinor", 18562)
                    .put("paidMinor", 14249)
                    .put("outstandingMinor", 4313);
        });
    }

    private static dev.portico.local.testing.Contracts.GoldenEvent refunded(
            DemoOrder order, long sequence, Instant at) {
        return order.event("refund.issued.v1", sequence)
                .withData(data -> ((ObjectNode) data.path("refund")).put("at", at.toString()));
    }

    private static LocalDate later(int days) {
        return LocalDate.now(ZoneId.of("America/Chicago")).plusDays(days);
    }

    private static Document page(DemoOrder order, String query) {
        var page = given().get(order.path() + query);
        assertThat(page.statusCode()).isEqualTo(200);
        return Jsoup.parse(page.asString());
    }
}
