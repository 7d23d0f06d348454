package dev.portico.orderedit.shipping;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class ShippingRatesResourceTest {

    private static final String PATH = "/api/v1/shipping-rates";
    private static final String RATES =
            """
            {"currency": "USD", "zones": [
              {"name": "Home", "regions": [{"countryCode": "US", "provinceCodes": ["IL", "WI"]}], "rates": [
                {"id": "std", "title": "Standard", "bands": [{"from": 0, "priceMinor": 499}, {"from": 30000, "priceMinor": 0}]},
                {"id": "exp", "title": "Express", "basis": "WEIGHT", "bands": [{"from": 0, "priceMinor": 1500}]}]},
              {"name": "Elsewhere", "rates": [
                {"id": "std", "title": "Standard", "bands": [{"from": 0, "priceMinor": 2500}]}]}]}""";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    @BeforeEach
    void start() {
        clock.reset();
    }

    @Test
    void ratesAreReplacedWholeAndAnOldReaderIsTold() {
        var merchant = Api.merchant();
        api.as("viewer", merchant)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("zones", hasSize(0));
        api.as("staff", merchant)
                .header("If-Match", "\"0\"")
                .body(RATES)
                .put(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("zones[0].rates[0].basis", equalTo("SUBTOTAL"));
        api.as("viewer", merchant).get(PATH).then().body("zones.name", contains("Home", "Elsewhere"));
        for (var old : new String[] {"\"0\"", "\"2\"", "rubbish"}) {
            api.as("staff", merchant)
                    .header("If-Match", old)
                    .body(RATES)
                    .put(PATH)
                    .then()
                    .statusCode(412);
        }
        api.as("viewer", Api.merchant()).get(PATH).then().body("zones", hasSize(0));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        api.as("staff", Api.merchant())
                .body(
                        """
                        {"currency": "XYZ", "zones": [
                          {"regions": [{"countryCode": "ZZ"}, {"provinceCodes": ["IL"]}, {"countryCode": "US", "provinceCodes": ["il"]}], "rates": []},
                          {"name": "A", "rates": [
                            {"id": "a", "title": "A", "basis": "VOLUME", "bands": []},
                            {"id": "a", "title": "B", "bands": [{"from": 5, "priceMinor": -1}, {"from": 5}]}]},
                          {"name": "B", "rates": [{"id": "b", "title": "B", "bands": [{"from": 0, "priceMinor": 1}]}]},
                          null]}""")
                .put(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-shipping-rates"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/currency",
                                "/zones/0/name",
                                "/zones/0/regions/0/countryCode",
                                "/zones/0/regions/1/countryCode",
                                "/zones/0/regions/2/provinceCodes/0",
                                "/zones/0/rates",
                                "/zones/1/rates/0/basis",
                                "/zones/1/rates/0/bands",
                                "/zones/1/rates/1/id",
                                "/zones/1/rates/1/bands/0/priceMinor",
                                "/zones/1/rates/1/bands/1/priceMinor",
                                "/zones/1/rates/1/bands/1/from",
                                "/zones/2/regions",
                                "/zones/3"));
    }

    @Test
    void aPreviewOffersTheRatesAndACommitShipsWithTheChosenOne() {
        var merchant = api.openMerchant();
        api.as("staff", merchant).body(RATES).put(PATH).then().statusCode(200);
        api.as("staff", merchant)
                .body("{\"actions\": {\"CHANGE_SHIPPING_METHOD\": true}}")
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(200);
        var order = api.stored(merchant, "o-1");
        var express = "{\"type\":\"CHANGE_SHIPPING_METHOD\",\"rateId\":\"exp\"}";

        api.preview(merchant, order, "")
                .then()
                .statusCode(200)
                .body("rates.rateId", contains("std", "exp"))
                .body("rates.current", contains(true, false))
                .body("onCommit", equalTo("APPLY"))
                .body("addableExists", equalTo(true));
        api.preview(merchant, order, express)
                .then()
                .body("deltaMinor", equalTo(1500 - 499))
                .body("rates.current", contains(false, true))
                .body("differences[0].kind", equalTo("SHIPPING_METHOD_CHANGED"))
                .body("differences[0].reasons[0].part", equalTo("SHIPPING"));
        api.commit(merchant, order, "k-1", express)
                .then()
                .statusCode(201)
                .body("order.shippingLine.title", equalTo("Express"))
                .body("order.shippingLine.priceMinor", equalTo(1500));
        api.preview(merchant, order, "{\"type\":\"CHANGE_SHIPPING_METHOD\",\"rateId\":\"boat\"}")
                .then()
                .statusCode(409);
    }
}
