package dev.portico.orderedit.order.domain;

import static dev.portico.orderedit.Fixtures.faults;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderIntakeTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faultsAreNamed(String name, Consumer<ObjectNode> change, List<String> expected) {
        assertThat(faults(change))
                .extracting(fault -> fault.code() + " " + fault.pointer())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("the golden order", json -> {}),
                row("an unknown currency", json -> json.put("currency", "XYZ"), "unknown-currency /currency"),
                row("no number", json -> json.remove("number"), "required /number"),
                row("a quantity of 0", line(0, l -> l.put("quantity", 0)), "quantity-out-of-range /lines/0/quantity"),
                row(
                        "a negative quantity",
                        line(0, l -> l.put("quantity", -2)),
                        "quantity-out-of-range /lines/0/quantity"),
                row(
                        "a huge quantity",
                        line(0, l -> l.put("quantity", 1_000_001)),
                        "quantity-out-of-range /lines/0/quantity"),
                row("no quantity", line(0, l -> l.remove("quantity")), "required /lines/0/quantity"),
                row(
                        "a negative price",
                        line(0, l -> l.put("unitPriceMinor", -1)),
                        "negative-amount /lines/0/unitPriceMinor",
                        "tax-exceeds-price /lines/0/taxLines/0/amountMinor"),
                row(
                        "a price beyond counting",
                        line(0, l -> l.put("unitPriceMinor", Long.MAX_VALUE)),
                        "amount-too-large /lines/0/unitPriceMinor",
                        "tax-exceeds-price /lines/0/taxLines/0/amountMinor"),
                row(
                        "no variant and no title",
                        line(0, l -> l.putNull("variantId").putNull("title")),
                        "line-without-item /lines/0"),
                row("a variant without title", line(0, l -> l.putNull("title"))),
                row(
                        "two lines of one id",
                        line(1, l -> l.put("externalId", "9001")),
                        "duplicate-line /lines/1/externalId"),
                row(
                        "more shipped than sold",
                        line(0, l -> l.put("fulfilledQuantity", 3)),
                        "fulfilled-exceeds-quantity /lines/0/fulfilledQuantity"),
                row(
                        "more off than it costs",
                        line(1, l -> l.putArray("discounts")
                                .addObject()
                                .put("title", "X")
                                .put("amountMinor", 5001)),
                        "discount-exceeds-price /lines/1/discounts"),
                row(
                        "a tax rate over 1",
                        line(0, l -> tax(l).put("rate", "1.01")),
                        "tax-rate-out-of-range /lines/0/taxLines/0/rate"),
                row("a tax rate of 1", line(0, l -> tax(l).put("rate", "1"))),
                row(
                        "a tax rate that is no number",
                        line(0, l -> tax(l).put("rate", "1e99")),
                        "tax-rate-out-of-range /lines/0/taxLines/0/rate"),
                row(
                        "a total that does not add up",
                        json -> json.put("totalMinor", 18563),
                        "total-mismatch /totalMinor"),
                row("no total", json -> json.remove("totalMinor"), "required /totalMinor"),
                row("no lines", json -> json.putArray("lines"), "required /lines"),
                row(
                        "100 percent and a bit",
                        json -> discount(json).put("valueKind", "PERCENTAGE").put("percentage", "100.01"),
                        "percentage-out-of-range /discounts/0/percentage"),
                row(
                        "shares that do not sum",
                        json -> {
                            discount(json).put("amountMinor", 1000);
                            line(0, l -> l.putArray("discounts")
                                            .addObject()
                                            .put("title", "TEN")
                                            .put("amountMinor", 999))
                                    .accept(json);
                            json.put("totalMinor", 17563);
                        },
                        "allocations-mismatch /discounts/0/amountMinor"),
                row(
                        "more off than all items",
                        json -> discount(json).put("amountMinor", 17_001),
                        "discount-exceeds-items /discounts/0"),
                row(
                        "a bad address and mail",
                        json -> {
                            ((ObjectNode) json.get("shippingAddress")).put("countryCode", "XX");
                            ((ObjectNode) json.get("customer")).put("email", "robin");
                        },
                        "unknown-country /shippingAddress/countryCode",
                        "bad-email /customer/email"),
                row("a note too long", json -> json.put("note", "x".repeat(5001)), "text-too-long /note"),
                row("a note with NUL", json -> json.put("note", "a\u0000"), "control-character /note"),
                row(
                        "ordered tomorrow",
                        json -> json.put("placedAt", "2026-11-21T16:15:00Z"),
                        "placed-in-future /placedAt"),
                row("a clock a little ahead", json -> json.put("placedAt", "2026-11-20T16:24:00Z")),
                row(
                        "two payments of one id",
                        json -> json.withArray("payments")
                                .add(json.at("/payments/0").deepCopy()),
                        "duplicate-payment /payments/1/externalId"),
                row("a payment that is only reserved", json -> payment(json).put("status", "AUTHORIZED")),
                row("one that was", json -> payment(json).put("status", "VOIDED")),
                row("what Portico took", json -> payment(json).put("chargeId", "c-1")),
                row(
                        "what Portico is said to have reserved",
                        json -> payment(json).put("chargeId", "c-1").put("status", "AUTHORIZED"),
                        "charge-not-captured /payments/0/chargeId"),
                row(
                        "nothing and less is reserved",
                        json -> payment(json).put("amountMinor", -1).put("status", "AUTHORIZED"),
                        "negative-amount /payments/0/amountMinor"),
                row(
                        "everything missing",
                        ObjectNode::removeAll,
                        "required /number",
                        "required /platformVersion",
                        "required /placedAt",
                        "unknown-currency /currency",
                        "required /customer",
                        "required /lines"));
    }

    @Test
    void aMismatchTellsBothFigures() {
        assertThat(faults(json -> json.put("totalMinor", 1)).get(0).params())
                .isEqualTo(Map.of("expected", 18562L, "actual", 1L));
    }

    @Test
    void anOrderLevelDiscountIsAllocatedToTheMinorUnit() {
        var order = order(json -> {
            discount(json).put("valueKind", "PERCENTAGE").put("percentage", "10");
            json.put("totalMinor", 18562 - 1700);
        });

        assertThat(order.lines()).extracting(Line::discountMinor).containsExactly(1200L, 500L);
        assertThat(order.lines().get(0).original().discounts()).containsExactly(new Allocation("TEN", 1200));
    }

    @Test
    void allOfADiscountOfOneHundredPercentIsExactlyNothing() {
        var order = order(json -> {
            discount(json).put("valueKind", "PERCENTAGE").put("percentage", "100");
            json.get("lines").forEach(line -> ((ObjectNode) line).putArray("taxLines"));
            json.put("totalMinor", 499);
        });

        assertThat(order.lines()).allMatch(Line::free);
        assertThat(order.totals().totalMinor()).isEqualTo(499);
    }

    @Test
    void textIsData() {
        var text = "<b>{{7*7}}</b> 🎁 \u0645\u0631\u062D\u0628\u0627";
        assertThat(order(json -> json.put("note", text)).note()).isEqualTo(text);
    }

    @Test
    void aPaymentWithoutAStatusWasTakenAndAReservedOneIsNoMoneyInHand() {
        assertThat(order(json -> {}).paidMinor()).isEqualTo(18562);

        var reserved = order(json -> payment(json).put("status", "AUTHORIZED"));
        assertThat(reserved.paidMinor()).isZero();
        assertThat(reserved.authorizedMinor()).isEqualTo(18562);
        assertThat(reserved.coveredMinor()).isEqualTo(18562);

        var voided = order(json -> payment(json).put("status", "VOIDED"));
        assertThat(voided.coveredMinor()).isZero();
    }

    private static ObjectNode payment(ObjectNode json) {
        return (ObjectNode) json.at("/payments/0");
    }

    private static ObjectNode tax(ObjectNode line) {
        return (ObjectNode) line.get("taxLines").get(0);
    }

    private static ObjectNode discount(ObjectNode json) {
        return json.putArray("discounts").addObject().put("code", "TEN").put("kind", "CODE");
    }

    private static Arguments row(String name, Consumer<ObjectNode> change, String... expected) {
        return arguments(name, change, List.of(expected));
    }
}
