package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choosing what to pay: the next part of the plan, everything, or another amount. */
@PortalTest
class PayChoiceTest {

    private static final String HOSTED_PAGE = "http://localhost:8082/sandbox/pay/sbx_ses_0001";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @AfterEach
    void checkoutsWork() {
        Fakes.acceptCheckouts();
    }

    @Test
    void theNextPartIsOfferedFirstAndPaidByItsName() {
        var order = planned(20);
        var page = choices(order);

        assertThat(page.select(".radios .check").eachText())
                .satisfiesExactly(
                        next -> assertThat(next).contains("Installment", "$14.37"),
                        all -> assertThat(all).contains("Everything that’s open", "$43.13"),
                        part -> assertThat(part).isEqualTo("Another amount"));
        assertThat(page.select("input[name=choice][checked]").attr("value")).isEqualTo("next");
        assertThat(form(order).send().header("Location")).isEqualTo(HOSTED_PAGE);

        assertThat(Fakes.requests("/checkouts").get(0))
                .contains("\"purpose\":\"INSTALLMENT\"", "\"amountMinor\":1437", "\"saveCard\":true")
                .contains("\"installmentId\":\""
                        + DemoOrder.schedule(LocalDate.EPOCH).at("/items/2/id").asText());
    }

    @Test
    void whatIsDueIsOfferedInItsPlace() {
        var order = planned(-3);
        var page = choices(order);

        assertThat(page.select(".radios .check").first().text()).contains("What’s due now", "$14.37");
        form(order).send().then().statusCode(303);

        assertThat(Fakes.requests("/checkouts").get(0)).contains("\"purpose\":\"BALANCE\"", "\"amountMinor\":1437");
    }

    @Test
    void everythingCanBePaidEarly() {
        var order = planned(20);

        form(order).with("choice", "all").send().then().statusCode(303);

        assertThat(Fakes.requests("/checkouts").get(0)).contains("\"purpose\":\"ALL\"", "\"amountMinor\":4313");
    }

    @ParameterizedTest
    @CsvSource({"20.50, 2050", "'20,50', 2050", "$20, 2000", "٢٠٫٥, 2050"})
    void anotherAmountIsReadAsItIsTyped(String typed, long minor) {
        var order = planned(20);

        form(order).with("choice", "part").with("part", typed).send().then().statusCode(303);

        assertThat(Fakes.requests("/checkouts").get(0))
                .contains("\"purpose\":\"PART\"", "\"amountMinor\":" + minor + ",");
    }

    @Test
    void whoTypesAnAmountAndChoosesNothingMeansTheAmount() {
        var order = planned(20);

        form(order).without("choice").with("part", "5").send().then().statusCode(303);

        assertThat(Fakes.requests("/checkouts").get(0)).contains("\"purpose\":\"PART\"", "\"amountMinor\":500,");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"'', Enter an amount", "much, We can’t read this amount", "0, We can’t read this amount"})
    void anAmountThatCantBeReadIsSaidAtItsField(String typed, String fault) {
        var order = planned(20);

        var answer = form(order).with("choice", "part").with("part", typed).send();

        assertThat(faultAt(answer)).contains(fault);
        assertThat(Jsoup.parse(answer.asString()).select("#part").attr("value")).isEqualTo(typed);
        assertThat(Fakes.requests("/checkouts")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "amount-too-small, The smallest amount is $1.00",
        "amount-too-large, more than the $1.00 that are open",
        "rest-too-small, leave less than $1.00"
    })
    void anAmountThatIsRefusedIsSaidAtItsField(String code, String fault) {
        var order = planned(20);
        var form = form(order).with("choice", "part").with("part", "12");
        Fakes.refuseCheckouts(422, code, 100);

        var answer = form.send();

        assertThat(faultAt(answer)).contains(fault);
        Fakes.acceptCheckouts();
        HtmlForm.in(answer.asString(), "pay").with("part", "13").send().then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "installment-paid",
                "installment-gone",
                "installment-not-next",
                "balance-changed",
                "order-canceled"
            })
    void whatMovedMeanwhileIsNotPaid(String code) {
        var form = form(planned(20));
        Fakes.refuseCheckouts(409, code);

        var answer = form.send();

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("The amount has changed");
    }

    @Test
    void aPaymentThatIsStillCheckedIsNotMadeTwice() {
        var form = form(planned(20));
        Fakes.refuseCheckouts(409, "payment-unconfirmed");

        form.send().then().statusCode(409);

        assertThat(form.send().asString()).contains("We’re still checking your payment");
    }

    @Test
    void choosingNothingIsSaid() {
        var answer = form(planned(20)).without("choice").send();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("[role=alert]").text())
                .contains("Choose what you’d like to pay");
    }

    @Test
    void whereNothingIsOpenTheOrderIsShown() {
        var settled = DemoOrder.arrived("paychoice");

        assertThat(given().redirects()
                        .follow(false)
                        .get(settled.path() + "/pay")
                        .header("Location"))
                .endsWith(settled.path());
    }

    @Test
    void anOrderWithoutAPlanCanBePaidInParts() {
        var order = DemoOrder.arrived("paychoice");
        order.send(order.event("order.edited.v1", 4), "order_sequence = 4");
        order.send(order.balance(2, 24937, 18562), "payment_sequence = 2");

        assertThat(Jsoup.parse(given().get(order.path()).asString())
                        .select("#pay a[href$=/pay]")
                        .text())
                .isEqualTo("Pay another amount");
        assertThat(choices(order).select(".radios .check").eachText())
                .satisfiesExactly(
                        all -> assertThat(all).contains("Everything that’s open", "$63.75"),
                        part -> assertThat(part).isEqualTo("Another amount"));
    }

    @Test
    void withoutPaymentServiceTheSameChoiceCanBeSentAgain() {
        var form = form(planned(20)).with("choice", "part").with("part", "12");
        Fakes.goDown();

        var down = form.send();

        assertThat(down.statusCode()).isEqualTo(503);
        Fakes.comeBack();
        HtmlForm.in(down.asString(), "retry").send().then().statusCode(303);
        assertThat(Fakes.requests("/checkouts")).last().asString().contains("\"amountMinor\":1200");
    }

    @Test
    void everyChoiceHasAKeyOfItsOwnAndADoubleClickHasNone() {
        var form = form(planned(20));

        form.send().then().statusCode(303);
        form.send().then().statusCode(303);
        form.with("choice", "all").send().then().statusCode(303);

        assertThat(Fakes.keys("/checkouts").stream().distinct()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "en, You can use the card on file (Visa •••• 4242) or another one.",
        "de, Sie können die hinterlegte Karte (Visa •••• 4242) oder eine andere verwenden.",
        "fr, Vous pouvez utiliser la carte enregistrée (Visa •••• 4242) ou une autre.",
        "ar, يمكنك استخدام البطاقة المحفوظة (Visa •••• 4242) أو بطاقة أخرى."
    })
    void theCardThatWillBeOfferedIsNamedBefore(String language, String words) {
        var order = planned(-3);
        assertThat(shown(order, "/pay", language)).doesNotContain("••••");
        order.send(
                order.event("payment-method.replaced.v1", 3).withData(data -> {
                    data.put("method", "Visa ending 4242");
                    ((ObjectNode) data.path("balance"))
                            .put("orderTotalMinor", 18562)
                            .put("paidMinor", 14249)
                            .put("outstandingMinor", 4313);
                }),
                "payment_sequence = 3");

        assertThat(shown(order, "/pay", language)).contains(words);
        assertThat(shown(order, "", language)).contains(words);
        assertThat(Fakes.requests("")).as("calls to other services").isEmpty();
    }

    private static String shown(DemoOrder order, String path, String language) {
        return Jsoup.parse(given().get(order.path() + path + "?lang=" + language)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .select("main")
                .text()
                .replaceAll("[\u2068\u2069]", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "ar"})
    void everyLanguageSaysAllOfIt(String language) {
        var page = given().get(planned(20).path() + "/pay?lang=" + language)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page).doesNotContain("{").doesNotContain("pay.");
        assertThat(Jsoup.parse(page).selectFirst("html").attr("dir"))
                .isEqualTo(Locale.forLanguageTag(language).getLanguage().equals("ar") ? "rtl" : "ltr");
    }

    private static String faultAt(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.asString());
        var field = page.selectFirst("#part");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby")).contains("part-fault");
        assertThat(page.select("#choice-part[checked]")).hasSize(1);
        return page.select("#part-fault").text().replaceAll("[\u2068\u2069]", "");
    }

    private static HtmlForm form(DemoOrder order) {
        return HtmlForm.in(given().get(order.path() + "/pay").asString(), "pay");
    }

    private static Document choices(DemoOrder order) {
        return Jsoup.parse(given().get(order.path() + "/pay")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static DemoOrder planned(int daysFromNow) {
        return DemoOrder.preOrdered(
                "paychoice", LocalDate.now(ZoneId.of("America/Chicago")).plusDays(daysFromNow));
    }
}
