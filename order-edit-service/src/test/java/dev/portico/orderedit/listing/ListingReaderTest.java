package dev.portico.orderedit.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.http.ProblemException;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.listing.ListingReader.Given;
import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ListingTemplate;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListingReaderTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String DEPOSIT =
            """
            {"title": "Spring coat", "variants": [{"productId": "p1", "variantId": "v1"}],
             "stage": "CHARGE_AND_CAPTURE", "cancelable": true,
             "expectedFrom": "2027-01-15", "expectedTo": "2027-01-31",
             "terms": {"type": "DEPOSIT_UPFRONT", "deposit": {"percent": "20"}, "depositRefundable": false,
                       "plan": {"name": "Three months", "every": 1, "unit": "MONTH", "installments": 3},
                       "charge": {"trigger": "ON_DATE", "on": "2027-02-01"}},
             "statementTexts": {"en": "Ships end of January."}}""";

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faults(String situation, Consumer<ObjectNode> change, List<String> expected) {
        var body = (ObjectNode) Api.tree(DEPOSIT);
        change.accept(body);
        assertThat(faults(body, Optional.empty())).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("all is well", body -> {}),
                row("no title", body -> body.remove("title"), "required /title"),
                row("a title of 255", body -> body.put("title", "x".repeat(255))),
                row("a title of 256", body -> body.put("title", "x".repeat(256)), "text-too-long /title"),
                row("no variants", body -> body.remove("variants"), "required /variants"),
                row("an empty list of variants", body -> body.putArray("variants"), "required /variants"),
                row("250 variants", body -> variants(body, 250)),
                row("251 variants", body -> variants(body, 251), "too-many /variants"),
                row(
                        "a variant twice",
                        body -> body.withArray("variants").add(body.at("/variants/0")),
                        "duplicate-variant /variants/1"),
                row(
                        "half a variant",
                        body -> ((ObjectNode) body.at("/variants/0")).remove("variantId"),
                        "required /variants/0/variantId"),
                row("an unknown stage", body -> body.put("stage", "SOON"), "unsupported-value /stage"),
                row("ended at once", body -> body.put("stage", "ENDED"), "ended-from-the-start /stage"),
                row("no terms", body -> body.remove("terms"), "required /terms"),
                row("no type", terms(terms -> terms.remove("type")), "required /terms/type"),
                row("an unknown type", terms(terms -> terms.put("type", "GIFT")), "unsupported-value /terms/type"),
                row("no deposit", terms(terms -> terms.remove("deposit")), "required /terms/deposit"),
                row("a hundredth of a percent", deposit(deposit -> deposit.put("percent", "0.01"))),
                row(
                        "a thousandth",
                        deposit(deposit -> deposit.put("percent", "0.001")),
                        "percentage-out-of-range /terms/deposit/percent"),
                row(
                        "nothing",
                        deposit(deposit -> deposit.put("percent", "0.00")),
                        "percentage-out-of-range /terms/deposit/percent"),
                row(
                        "less than nothing",
                        deposit(deposit -> deposit.put("percent", "-1")),
                        "percentage-out-of-range /terms/deposit/percent"),
                row("all of it", deposit(deposit -> deposit.put("percent", "100.00"))),
                row(
                        "more than all",
                        deposit(deposit -> deposit.put("percent", "100.01")),
                        "percentage-out-of-range /terms/deposit/percent"),
                row("both", deposit(deposit -> deposit.put("amountMinor", 100)), "one-deposit-only /terms/deposit"),
                row("neither", deposit(ObjectNode::removeAll), "one-deposit-only /terms/deposit"),
                row("one cent", deposit(deposit -> deposit.removeAll().put("amountMinor", 1))),
                row(
                        "no cent",
                        deposit(deposit -> deposit.removeAll().put("amountMinor", 0)),
                        "amount-out-of-range /terms/deposit/amountMinor"),
                row(
                        "beyond counting",
                        deposit(deposit -> deposit.removeAll().put("amountMinor", 100_000_000_001L)),
                        "amount-out-of-range /terms/deposit/amountMinor"),
                row(
                        "a deposit for later payment",
                        terms(terms -> terms.put("type", "CHARGE_LATER")),
                        "not-for-this-type /terms/deposit"),
                row("later without a deposit", terms(terms -> terms.put("type", "CHARGE_LATER")
                        .remove("deposit"))),
                row(
                        "paid at once, with all the rest",
                        terms(terms -> terms.put("type", "CHARGE_UPFRONT")),
                        "not-for-this-type /terms/deposit",
                        "not-for-this-type /terms/plan",
                        "not-for-this-type /terms/charge"),
                row("captured only, alone", terms(terms -> terms.removeAll().put("type", "CAPTURE_ONLY"))),
                row("no charge", terms(terms -> terms.remove("charge")), "required /terms/charge"),
                row("no plan", terms(terms -> terms.remove("plan"))),
                row("every day", plan(plan -> plan.put("every", 1))),
                row("every 0th", plan(plan -> plan.put("every", 0)), "number-out-of-range /terms/plan/every"),
                row("every 366th", plan(plan -> plan.put("every", 366))),
                row("every 367th", plan(plan -> plan.put("every", 367)), "number-out-of-range /terms/plan/every"),
                row("a plan of 2", plan(plan -> plan.put("installments", 2))),
                row(
                        "a plan of 1",
                        plan(plan -> plan.put("installments", 1)),
                        "number-out-of-range /terms/plan/installments"),
                row("a plan of 36", plan(plan -> plan.put("installments", 36))),
                row(
                        "a plan of 37",
                        plan(plan -> plan.put("installments", 37)),
                        "number-out-of-range /terms/plan/installments"),
                row(
                        "a plan of nothing",
                        plan(ObjectNode::removeAll),
                        "required /terms/plan/name",
                        "required /terms/plan/every",
                        "required /terms/plan/unit",
                        "required /terms/plan/installments"),
                row("a plan by years", plan(plan -> plan.put("unit", "YEAR")), "unsupported-value /terms/plan/unit"),
                row(
                        "a date for staff",
                        charge(charge -> charge.put("trigger", "STAFF")),
                        "not-for-this-trigger /terms/charge/on"),
                row("staff", charge(charge -> charge.put("trigger", "STAFF").remove("on"))),
                row("no date", charge(charge -> charge.remove("on")), "required /terms/charge/on"),
                row("no such day", charge(charge -> charge.put("on", "2027-02-29")), "bad-date /terms/charge/on"),
                row("the first day after", charge(charge -> days(charge, 1))),
                row("at once", charge(charge -> days(charge, 0)), "number-out-of-range /terms/charge/days"),
                row("a year after", charge(charge -> days(charge, 366))),
                row("later than that", charge(charge -> days(charge, 367)), "number-out-of-range /terms/charge/days"),
                row(
                        "days that nobody counts",
                        charge(charge -> charge.put("days", 3)),
                        "not-for-this-trigger /terms/charge/days"),
                row(
                        "a trigger that is none",
                        charge(charge -> charge.removeAll().put("trigger", "FULL_MOON")),
                        "unsupported-value /terms/charge/trigger"),
                row("one day", body -> body.put("expectedTo", "2027-01-15")),
                row(
                        "over before it begins",
                        body -> body.put("expectedTo", "2027-01-14"),
                        "dates-out-of-order /expectedTo"),
                row("an end without a beginning", body -> body.remove("expectedFrom"), "required /expectedFrom"),
                row("no days", body -> body.without(List.of("expectedFrom", "expectedTo"))),
                row("not a day", body -> body.put("expectedFrom", "soon"), "bad-date /expectedFrom"),
                row("no texts", body -> body.remove("statementTexts")),
                row("the shop's own language", body -> texts(body, Map.of("de", "Ende Januar."))),
                row("English of a country", body -> texts(body, Map.of("en-GB", "End of January."))),
                row(
                        "neither",
                        body -> texts(body, Map.of("fr", "Fin janvier.")),
                        "fallback-language-missing /statementTexts"),
                row(
                        "a tag that is none",
                        body -> texts(body, Map.of("en", "x", "not a tag", "y")),
                        "bad-language /statementTexts/not a tag"),
                row("no words", body -> texts(body, Map.of("en", " ")), "required /statementTexts/en"),
                row(
                        "too many words",
                        body -> texts(body, Map.of("en", "x".repeat(5001))),
                        "text-too-long /statementTexts/en"),
                row("many words", body -> texts(body, Map.of("en", "x".repeat(5000)))),
                row("an unknown template", body -> body.put("template", "none"), "unknown-template /template"),
                row(
                        "all at once",
                        body -> body.put("title", "").put("expectedTo", "x").put("stage", "x"),
                        "required /title",
                        "bad-date /expectedTo",
                        "unsupported-value /stage"));
    }

    @Test
    void aTemplateGivesWhatIsLeftOut() {
        var template = new ListingTemplate(
                read((ObjectNode) Api.tree(DEPOSIT)).content().terms(), Map.of("en", "Soon."));
        var body = (ObjectNode) Api.tree(
                "{\"title\":\"T\",\"template\":\"t\",\"variants\":[{\"productId\":\"p\",\"variantId\":\"v\"}]}");

        var taken = ListingReader.listing("l", input(body), new Given(Optional.empty(), Optional.of(template), "de"));

        assertThat(taken.content().terms()).isEqualTo(template.terms());
        assertThat(taken.statementTexts()).isEqualTo(template.statementTexts());
        body.set("terms", Api.tree("{\"type\":\"CAPTURE_ONLY\"}"));
        body.set("statementTexts", Api.tree("{}"));
        var own = ListingReader.listing("l", input(body), new Given(Optional.empty(), Optional.of(template), "de"));
        assertThat(own.content().terms().type()).isEqualTo(Type.CAPTURE_ONLY);
        assertThat(own.statementTexts()).isEmpty();
    }

    @Test
    void aListingBeginsByCapturingOnly() {
        var body = (ObjectNode) Api.tree(DEPOSIT);
        body.remove("stage");
        assertThat(read(body).stage()).isEqualTo(ListingStage.CAPTURE_ONLY);
        assertThat(read(body).content().terms().depositRefundable()).isFalse();
    }

    private static ListingReader.Read read(ObjectNode body) {
        return ListingReader.listing("l", input(body), new Given(Optional.empty(), Optional.empty(), "de"));
    }

    private static List<String> faults(ObjectNode body, Optional<ListingTemplate> template) {
        try {
            var unused = ListingReader.listing("l", input(body), new Given(Optional.empty(), template, "de-CH"));
            return List.of();
        } catch (ProblemException problem) {
            assertThat(problem.problem().status()).isEqualTo(422);
            return problem.problem().faults().stream()
                    .map(fault -> fault.code() + " " + fault.pointer())
                    .toList();
        }
    }

    private static ListingInput input(ObjectNode body) {
        try {
            return JSON.treeToValue(body, ListingInput.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Consumer<ObjectNode> terms(Consumer<ObjectNode> change) {
        return body -> change.accept((ObjectNode) body.get("terms"));
    }

    private static Consumer<ObjectNode> deposit(Consumer<ObjectNode> change) {
        return terms(terms -> change.accept((ObjectNode) terms.get("deposit")));
    }

    private static Consumer<ObjectNode> plan(Consumer<ObjectNode> change) {
        return terms(terms -> change.accept((ObjectNode) terms.get("plan")));
    }

    private static Consumer<ObjectNode> charge(Consumer<ObjectNode> change) {
        return terms(terms -> change.accept((ObjectNode) terms.get("charge")));
    }

    private static void days(ObjectNode charge, int days) {
        charge.removeAll().put("trigger", "DAYS_AFTER_CHECKOUT").put("days", days);
    }

    private static void variants(ObjectNode body, int count) {
        var variants = body.putArray("variants");
        IntStream.range(0, count)
                .forEach(i -> variants.addObject().put("productId", "p").put("variantId", "v" + i));
    }

    private static void texts(ObjectNode body, Map<String, String> texts) {
        body.set("statementTexts", JSON.valueToTree(texts));
    }

    private static Arguments row(String name, Consumer<ObjectNode> change, String... expected) {
        return arguments(name, change, List.of(expected));
    }
}
