package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Logos;
import dev.portico.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Merchants by the operator, own settings by an admin, and the events both publish. */
@PortalTest
class MerchantApiTest {

    @Test
    void creatingTheSameMerchantAgainIsTheSameCreation() {
        create(DemoOrder.settings("twice"))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("id", equalTo("twice"));
        create(DemoOrder.settings("twice")).statusCode(200);
        create(DemoOrder.settings("twice").replace("Northwind", "Southwind"))
                .statusCode(409)
                .body("code", equalTo("merchant-exists"));

        given().auth()
                .oauth2(TestTokens.operator())
                .get("/api/v1/merchants/twice")
                .then()
                .statusCode(200)
                .body("name", equalTo("Northwind Goods"));
    }

    @Test
    void everythingWrongIsListedAndNothingStored() {
        create(
                        """
                {"id": "No Slug", "name": " ", "timeZone": "Mars/Olympus", "defaultLocale": "zz-", "currency": "XXY",
                 "linkLifetimeDays": 731, "staffEmail": "nobody", "accentColor": "green"}""")
                .statusCode(422)
                .body("code", equalTo("invalid-settings"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/id",
                                "/name",
                                "/timeZone",
                                "/defaultLocale",
                                "/currency",
                                "/staffEmail",
                                "/shopEmail",
                                "/accentColor",
                                "/linkLifetimeDays"));
        create("{broken").statusCode(400).body("code", equalTo("unreadable-json"));
        create("{\"id\": {}}").statusCode(400);
    }

    @Test
    void settingsAreChangedByTheVersionTheyWereReadWith() {
        create(DemoOrder.settings("changing")).statusCode(201);
        var changed = DemoOrder.settings("changing")
                .replace("\"#1f5f4a\"", "\"#AA3300\"")
                .replace("\"orders@northwind.example\"", "null");

        put(changed, null).statusCode(428);
        put(changed, "\"7\"").statusCode(412);
        put(changed, "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("accentColor", equalTo("#aa3300"), "staffEmail", nullValue());
        put(changed, "\"1\"").statusCode(412).body("code", equalTo("version-changed"));
        put(changed, "\"2\"").statusCode(200).header("ETag", "\"2\"");

        Patience.await().untilAsserted(() -> assertThat(TestKafka.records("merchant.events", "changing"))
                .extracting(record -> TestKafka.header(record, "ce_sequence"))
                .containsExactly("1", "2"));
    }

    @Test
    void theEventIsTheGoldenOne() throws Exception {
        var golden = Contracts.event("merchant.settings-changed.v1");
        DemoOrder.createMerchant("demo");
        Brands.upload("demo", "logo", Logos.northwind()).statusCode(200);
        Brands.put(
                        "demo",
                        """
                        {"accentColor": "#1f5f4a", "footerLinks": [{"labels": {"en": "Returns", "de": "Rückgabe"},
                         "url": "https://northwind.example/returns"}]}""")
                .statusCode(200);
        Patience.await()
                .until(() -> TestKafka.records("merchant.events", "demo").size() == 3);

        var event = TestKafka.records("merchant.events", "demo").get(2);

        assertThat(new ObjectMapper().readTree(event.value())).isEqualTo(golden.data());
        for (var header :
                new String[] {"ce_specversion", "ce_type", "ce_source", "ce_subject", "ce_merchant", "ce_actor"}) {
            assertThat(TestKafka.header(event, header)).as(header).isEqualTo(golden.header(header));
        }
        assertThat(TestKafka.header(event, "ce_sequence")).isEqualTo(golden.header("ce_sequence"));
    }

    @Test
    void mailsAreToldOfTheShopsOwnDomainAndOfNoLogoTheyCantShow() throws Exception {
        DemoOrder.createMerchant("mailing");
        Brands.upload("mailing", "logo", Logos.svg()).statusCode(200);
        Brands.put("mailing", "{\"domain\": \"orders.mailing.example\"}").statusCode(200);
        Brands.confirm("mailing", "orders.mailing.example").statusCode(200);
        Brands.upload("mailing", "logo", Logos.northwind()).statusCode(200);
        Patience.await()
                .until(() -> TestKafka.records("merchant.events", "mailing").size() == 5);

        var looks = new ArrayList<JsonNode>();
        for (var event : TestKafka.records("merchant.events", "mailing")) {
            looks.add(new ObjectMapper().readTree(event.value()).at("/merchant/branding"));
        }

        assertThat(looks)
                .extracting(look -> look.path("portalUrl").asText())
                .containsExactly(
                        "null", "null", "null", "https://orders.mailing.example", "https://orders.mailing.example");
        assertThat(looks.subList(0, 4)).allMatch(look -> look.path("logoUrl").isNull());
        assertThat(looks.get(4).path("logoUrl").asText())
                .startsWith("https://orders.mailing.example/assets/brand/mailing/");
    }

    @Test
    void aLinkIsShownAndReissuedWithItsGoldenEvent() throws Exception {
        var golden = Contracts.event("link.reissued.v1");
        var order = DemoOrder.arrived("linked");
        var path = "/api/v1/orders/" + order.id() + "/portal-link";
        given().auth()
                .oauth2(TestTokens.bearer("admin", "linked"))
                .get(path)
                .then()
                .statusCode(200)
                .body("generation", equalTo(1));
        given().auth()
                .oauth2(TestTokens.bearer("admin", "twice"))
                .get(path)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestTokens.bearer("admin", "linked"))
                .get("/api/v1/orders/none/portal-link")
                .then()
                .statusCode(404);

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("admin", "linked"))
                .post(path + ":reissue")
                .then()
                .statusCode(200)
                .body("generation", equalTo(2));

        Patience.await()
                .until(() -> !TestKafka.records("merchant.events", order.id()).isEmpty());
        var event = TestKafka.records("merchant.events", order.id()).get(0);
        var data = new ObjectMapper().readTree(event.value());
        assertThat(data.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(() -> golden.data()
                .fieldNames());
        assertThat(data.path("orderId").asText()).isEqualTo(order.id());
        assertThat(data.path("generation")).isEqualTo(golden.at("/generation"));
        assertThat(TestKafka.header(event, "ce_type")).isEqualTo(golden.header("ce_type"));
        assertThat(TestKafka.header(event, "ce_sequence")).isEqualTo(golden.header("ce_sequence"));
    }

    private static ValidatableResponse create(String body) {
        return given().auth()
                .oauth2(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/merchants")
                .then();
    }

    private static ValidatableResponse put(String body, String ifMatch) {
        var request = given().auth()
                .oauth2(TestTokens.bearer("admin", "changing"))
                .contentType(ContentType.JSON)
                .body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/merchant")
                .then();
    }
}
