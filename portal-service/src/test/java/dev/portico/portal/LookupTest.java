package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has no link asks for one, and learns nothing by it: the link goes to the address on the order. */
@PortalTest
class LookupTest {

    private static final String SHOP = "lookup";

    /** Of its own: a shop's customers together may ask only so often. */
    private static final String TIMED = "lookup-timed";

    private static final int WARM = 100;
    private static final String FIND = "/s/" + SHOP + "/find";
    private static final int ADDRESS_LIMIT = 5;
    private static final int CLIENT_LIMIT = 30;
    private static final int TRIES = 1_000;

    @TestHTTPResource("/")
    URL portal;

    @Test
    void byNumberAndAddressTheLinkIsAskedForWithTheGoldenEvent() throws IOException {
        var golden = Contracts.event("link.requested.v1");
        var email = somebodysAddress();
        var order = ordered(email);

        var asked = ask("2051", email);

        asked.then().statusCode(303).header("Location", endsWith(FIND + "/sent"));
        given().get(FIND + "/sent").then().statusCode(200).body(containsString("If there is such an order"));
        awaitRequests(order, 1);
        var event = TestKafka.records("link.events", order.id()).get(0);
        var data = new ObjectMapper().readTree(event.value());
        assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(golden.data()::fieldNames);
        assertThat(data.path("orderId").asText()).isEqualTo(order.id());
        for (var header : List.of("ce_specversion", "ce_type", "ce_source", "ce_actor", "ce_sequence")) {
            assertThat(TestKafka.header(event, header)).as(header).isEqualTo(golden.header(header));
        }
        assertThat(event.value()).as("the event names no address").doesNotContain("@");
    }

    @Test
    void numbersAndAddressesAreComparedAsPeopleWriteThem() {
        var email = somebodysAddress();
        var order = ordered(email);

        ask("#2051", email.toUpperCase(Locale.ROOT)).then().statusCode(303);
        ask(" # 2051 ", "  " + email + " ").then().statusCode(303);
        ask("2051", email).then().statusCode(303);

        awaitRequests(order, 3);
        assertThat(TestKafka.records("link.events", order.id()))
                .extracting(event -> TestKafka.header(event, "ce_sequence"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void whatIsNotThereIsAnsweredAlikeAndAsksForNothing() {
        var email = somebodysAddress();
        var order = ordered(email);
        var elsewhere = ordered("lookup-elsewhere", email, "#2051");
        var found = ask("2051", email);
        awaitRequests(order, 1);

        var answers = List.of(
                ask("2052", email),
                ask("205", email),
                ask("20511", email),
                ask("2051", somebodysAddress()),
                ask("%", somebodysAddress()),
                ask("' or 1=1 --", somebodysAddress()),
                ask("2051", "%" + email));

        for (var answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(found.statusCode());
            assertThat(answer.asString()).isEqualTo(found.asString());
            assertThat(answer.headers().asList().toString())
                    .isEqualTo(found.headers().asList().toString());
        }
        awaitAllLookedFor();
        assertThat(requests(order)).isEqualTo(1);
        assertThat(requests(elsewhere)).as("another shop's order").isZero();
    }

    /**
     * The same statements run before both answers; what is looked for afterwards nobody waits for. In turns, and each second
     * time the other one first, so that what the machine does besides slows both alike.
     */
    @Test
    void bothAnswersTakeTheSameTime() {
        var addresses =
                IntStream.range(0, TRIES).mapToObj(number -> somebodysAddress()).toList();
        var first = ordered(TIMED, addresses.get(0), "#2051");
        assertThat(first.copiedTo(addresses.subList(1, TRIES), "#2051")).hasSize(TRIES - 1);
        for (var warm = 0; warm < WARM; warm++) {
            ask(TIMED, "1", somebodysAddress()).then().statusCode(303);
        }
        var found = new long[TRIES];
        var missing = new long[TRIES];

        for (var i = 0; i < TRIES; i++) {
            if (i % 2 == 0) {
                found[i] = timeOf(addresses.get(i));
                missing[i] = timeOf(somebodysAddress());
            } else {
                missing[i] = timeOf(somebodysAddress());
                found[i] = timeOf(addresses.get(i));
            }
        }

        assertThat(middle(found)).isCloseTo(middle(missing), Percentage.withPercentage(20));
        awaitAllLookedFor();
        assertThat(requests(first)).as("the found ones were found").isEqualTo(1);
    }

    @Test
    void badInputIsExplainedKeptAndSendsNothing() {
        var refused = Visitor.somebody().send(FIND, Map.of("number", "", "email", "robin"));

        refused.then().statusCode(422);
        var page = Jsoup.parse(refused.asString());
        assertThat(page.select(".fault").eachText())
                .containsExactly(
                        "Enter your order number, like 2051.", "Enter your email address, like name@example.com.");
        assertThat(page.select("#email").val()).isEqualTo("robin");
        assertThat(page.select("[aria-invalid=true]")).hasSize(2);
        Visitor.somebody().send(FIND, Map.of()).then().statusCode(422);
        Visitor.somebody().request().post(FIND).then().statusCode(422);
        awaitAllLookedFor();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "</textarea><img src=x onerror=alert(1)>",
                "{t.get('skip')}{#if true}x{/if}",
                "robin@example.com\r\nBcc: everybody@example.com",
                "r\u0000bin@example.com",
                "\u202erobin"
            })
    void whatIsTypedIsTextAndNothingElse(String text) {
        var refused = Visitor.somebody().send(FIND, Map.of("number", text, "email", text));

        refused.then().statusCode(422).body(not(containsString("<script>alert")), not(containsString("<img")));
        var page = Jsoup.parse(refused.asString());
        assertThat(page.select("main script, main img, main textarea")).isEmpty();
        assertThat(page.select("#lookup input")).hasSize(2);
        assertThat(refused.headers().asList().toString()).doesNotContain("Bcc", "alert");
    }

    @Test
    void whatIsFarTooLongIsNotRepeated() {
        var refused =
                Visitor.somebody().send(FIND, Map.of("number", "7".repeat(100_000), "email", "robin@example.com"));

        refused.then().statusCode(422);
        assertThat(refused.asString()).hasSizeLessThan(10_000);
    }

    @Test
    void lookingSendsNothing() {
        var order = ordered(somebodysAddress());
        for (var path : List.of(FIND, FIND + "/sent", "/s/" + SHOP + "/orders", "/s/" + SHOP + "/orders/sent")) {
            given().get(path).then().statusCode(200).header("Cache-Control", "no-store");
            given().head(path).then().statusCode(200);
        }
        given().get(FIND + "?number=2051&email=robin@example.com")
                .then()
                .body(not(containsString("robin@example.com")));
        given().put(FIND).then().statusCode(405);

        awaitAllLookedFor();
        assertThat(requests(order)).isZero();
    }

    @Test
    void anAddressGetsOnlySoManyMailsHoweverManyAsk() {
        var email = somebodysAddress();
        var order = ordered(email);
        for (var i = 0; i < ADDRESS_LIMIT; i++) {
            ask("2051", email).then().statusCode(303);
        }

        var busy = Visitor.somebody()
                .send(FIND + "?lang=de", Map.of("number", "2051", "email", email.toUpperCase(Locale.ROOT)));

        busy.then()
                .statusCode(429)
                .body(containsString("Das war viel auf einmal"), containsString("wieder versuchen"))
                .header("Cache-Control", "no-store");
        assertThat(Integer.parseInt(busy.header("Retry-After"))).isBetween(1, 720);
        var page = Jsoup.parse(busy.asString());
        assertThat(page.select("#number").val()).isEqualTo("2051");
        assertThat(page.select("#email").val()).isEqualToIgnoringCase(email);
        awaitRequests(order, ADDRESS_LIMIT);
        ask("2051", somebodysAddress()).then().statusCode(303);
    }

    /** It tells nothing either: an address that no order has is limited like one that has. */
    @Test
    void anUnknownAddressIsLimitedAlike() {
        var email = somebodysAddress();
        for (var i = 0; i < ADDRESS_LIMIT; i++) {
            ask("2051", email).then().statusCode(303);
        }

        ask("2051", email).then().statusCode(429);
    }

    @Test
    void oneClientMayAskOnlySoOften() {
        DemoOrder.createMerchant(SHOP);
        var guessing = Visitor.somebody();
        for (var i = 0; i < CLIENT_LIMIT; i++) {
            guessing.send(FIND, Map.of("number", String.valueOf(i), "email", somebodysAddress()))
                    .then()
                    .statusCode(303);
        }

        var more = Map.of("number", "2051", "email", somebodysAddress());
        guessing.send(FIND, more).then().statusCode(429).body(containsString("That was a lot at once"));
        guessing.send("/s/" + SHOP + "/orders", more).then().statusCode(429);
        Visitor.somebody().send(FIND, more).then().statusCode(303);
    }

    /** Only 127.0.0.1 is a trusted proxy here, so what a caller from 127.0.0.2 says of itself is not believed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whoIsNoProxyCanNotSayWhoAsks() throws IOException {
        DemoOrder.createMerchant(SHOP);
        var statuses = new ArrayList<String>();
        for (var i = 0; i <= CLIENT_LIMIT; i++) {
            statuses.add(postFrom("127.0.0.2", "10.200.0." + i));
        }

        assertThat(statuses.subList(0, CLIENT_LIMIT)).containsOnly("303");
        assertThat(statuses.get(CLIENT_LIMIT)).isEqualTo("429");
    }

    @Test
    void aPostFromAnotherSiteIsShownFirst() {
        var email = somebodysAddress();
        var order = ordered(email);

        var shown = Visitor.somebody()
                .request()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("number", "2051")
                .formParam("email", email)
                .post(FIND);

        shown.then().statusCode(403).body(containsString("Please press the button once more."));
        assertThat(Jsoup.parse(shown.asString()).select("#email").val()).isEqualTo(email);
        awaitAllLookedFor();
        assertThat(requests(order)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', de-AT, de-AT, Bestellung finden",
        "?lang=fr, de-AT, fr, Retrouver votre commande",
        "?lang=ar, en, ar, ابحث عن طلبك",
        "'', th, en-US, Find your order"
    })
    void thePageSpeaksTheVisitorsLanguageElseTheShops(String query, String browser, String lang, String title) {
        DemoOrder.createMerchant(SHOP);
        var page = Jsoup.parse(
                given().header("Accept-Language", browser).get(FIND + query).asString());

        assertThat(page.select("html").attr("lang")).isEqualTo(lang);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select(".brand-name").text()).contains("Northwind Goods");
        assertThat(page.select("form").attr("action")).isEqualTo(FIND + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-here", "x", "Not a slug", "%2e%2e", "*"})
    void whereThereIsNoShopThereIsNoPage(String merchant) {
        given().urlEncodingEnabled(true)
                .get("/s/{merchant}/find", merchant)
                .then()
                .statusCode(404);
        Visitor.somebody().request().post("/s/{merchant}/find", merchant).then().statusCode(404);
    }

    @Test
    void aClosedPortalSendsNothing() {
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType("application/json")
                .body(DemoOrder.settings("lookup-closed")
                        .replace("\"portalEnabled\": true", "\"portalEnabled\": false"))
                .post("/api/v1/merchants");

        given().get("/s/lookup-closed/find").then().statusCode(403);
        Visitor.somebody()
                .send("/s/lookup-closed/find", Map.of("number", "1", "email", "a@example.com"))
                .then()
                .statusCode(403);
    }

    private String postFrom(String local, String claimed) throws IOException {
        var body = "number=1&email=" + somebodysAddress().replace("@", "%40");
        try (var socket =
                new Socket(InetAddress.getByName("127.0.0.1"), portal.getPort(), InetAddress.getByName(local), 0)) {
            var request =
                    "POST " + FIND + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: " + claimed
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        }
    }

    private static Response ask(String number, String email) {
        return ask(SHOP, number, email);
    }

    private static Response ask(String shop, String number, String email) {
        return Visitor.somebody().send("/s/" + shop + "/find", Map.of("number", number, "email", email));
    }

    private static long timeOf(String email) {
        var begun = System.nanoTime();
        ask(TIMED, "2051", email).then().statusCode(303);
        return System.nanoTime() - begun;
    }

    /** The mean of the middle half: what the machine did besides is at the ends. */
    private static double middle(long[] times) {
        return Arrays.stream(times)
                .sorted()
                .skip(TRIES / 4)
                .limit(TRIES / 2)
                .average()
                .orElseThrow();
    }

    private static String somebodysAddress() {
        return "robin-" + UUID.randomUUID() + "@example.com";
    }

    private static DemoOrder ordered(String email) {
        return ordered(SHOP, email, "#2051");
    }

    private static DemoOrder ordered(String merchant, String email, String number) {
        return DemoOrder.arrived(merchant, order -> {
            order.put("number", number);
            ((ObjectNode) order.path("customer")).put("email", email);
        });
    }

    private static long requests(DemoOrder order) {
        return Long.parseLong(
                order.column("select link_requests from portal.order_view where order_id = '" + order.id() + "'"));
    }

    private static void awaitRequests(DemoOrder order, int expected) {
        Patience.await().untilAsserted(() -> assertThat(TestKafka.records("link.events", order.id()))
                .hasSize(expected));
    }

    private static void awaitAllLookedFor() {
        var anything = DemoOrder.unknown(SHOP);
        Patience.await().until(() -> anything.column("select count(*) from portal.link_request")
                .equals("0"));
    }
}
