package dev.portico.orderedit.listing.domain;

import static dev.portico.orderedit.Fixtures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.listing.domain.Listing.Content;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.IntakeFault;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Charge;
import dev.portico.orderedit.order.domain.PreOrderTerms.Plan;
import dev.portico.orderedit.order.domain.PreOrderTerms.Trigger;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import dev.portico.orderedit.order.domain.PreOrderTerms.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an order that comes in takes over from the listings that its lines name. */
class PreOrderingTest {

    private static final UUID TOPS = new UUID(0, 77);
    private static final UUID SHIRTS = new UUID(0, 78);
    private static final Plan PLAN = new Plan("Three months", 1, Unit.MONTH, 3);
    private static final Charge CHARGE = new Charge(Trigger.STAFF, null, null);
    private static final PreOrderTerms LATER = new PreOrderTerms(Type.CHARGE_LATER, null, true, PLAN, CHARGE);
    private static final LocalDate SPRING = LocalDate.parse("2027-03-01");

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faults(String situation, Consumer<ObjectNode> change, List<String> expected) {
        assertThat(faults(change)).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("by the shop's id", names("{\"listing\":\"tops\"}")),
                row("by its id here", names("{\"listingId\":\"" + TOPS + "\"}")),
                row("by neither", names("{}"), "one-listing-only /lines/0/preOrder"),
                row(
                        "by both",
                        names("{\"listing\":\"tops\",\"listingId\":\"" + TOPS + "\"}"),
                        "one-listing-only /lines/0/preOrder"),
                row("by no id", names("{\"listingId\":\"tops\"}"), "bad-id /lines/0/preOrder/listingId"),
                row(
                        "one that there is not",
                        names("{\"listing\":\"coats\"}"),
                        "unknown-listing /lines/0/preOrder/listing"),
                row(
                        "one that there is not, by its id",
                        names("{\"listingId\":\"" + new UUID(0, 1) + "\"}"),
                        "unknown-listing /lines/0/preOrder/listingId"),
                row("one that has ended", names("{\"listing\":\"ended\"}"), "listing-ended /lines/0/preOrder/listing"),
                row(
                        "one that does not have it",
                        names("{\"listing\":\"shirts\"}"),
                        "variant-not-listed /lines/0/preOrder"),
                row("one installment", names("{\"listing\":\"tops\",\"installments\":1}")),
                row("as many as there are", names("{\"listing\":\"tops\",\"installments\":3}")),
                row(
                        "one too many",
                        names("{\"listing\":\"tops\",\"installments\":4}"),
                        "installments-out-of-range /lines/0/preOrder/installments"),
                row(
                        "none",
                        names("{\"listing\":\"tops\",\"installments\":0}"),
                        "installments-out-of-range /lines/0/preOrder/installments"),
                row(
                        "more than anybody has",
                        names("{\"listing\":\"tops\",\"installments\":37}"),
                        "installments-out-of-range /lines/0/preOrder/installments"),
                row(
                        "two without a plan",
                        line(1, l -> l.putObject("preOrder")
                                .put("listing", "shirts")
                                .put("installments", 2)),
                        "installments-out-of-range /lines/1/preOrder/installments"),
                row(
                        "a fee",
                        names("{\"listing\":\"tops\"}").andThen(line(0, l -> l.put("kind", "FEE"))),
                        "not-pre-orderable /lines/0/preOrder"),
                row(
                        "everything at once",
                        names("{\"listing\":\"ended\",\"installments\":9}")
                                .andThen(line(1, l -> l.putObject("preOrder").put("listing", "x"))),
                        "listing-ended /lines/0/preOrder/listing",
                        "installments-out-of-range /lines/0/preOrder/installments",
                        "unknown-listing /lines/1/preOrder/listing"));
    }

    @Test
    void theTermsAreThoseOfTheDay() {
        var promised = order(names("{\"listing\":\"tops\",\"installments\":2}"));

        assertThat(promised.lines().get(0).preOrdered()).hasValueSatisfying(promise -> {
            assertThat(promise.listingId()).isEqualTo(TOPS);
            assertThat(promise.terms()).isEqualTo(LATER.in(2));
            assertThat(promise.variantIds()).containsExactly("classic-varsity-top-small", "classic-varsity-top-medium");
            assertThat(promise.expectedFrom()).isEqualTo(SPRING);
        });
        assertThat(promised.lines().get(1).preOrdered()).isEmpty();
        assertThat(order(names("{\"listing\":\"tops\"}"))
                        .lines()
                        .get(0)
                        .preOrder()
                        .terms())
                .isEqualTo(LATER);
        assertThat(order(names("{\"listing\":\"tops\",\"installments\":1}"))
                        .lines()
                        .get(0)
                        .preOrder()
                        .terms())
                .isEqualTo(LATER.in(1));
    }

    @Test
    void whatIsOnlyCapturedIsNotCharged() {
        var promised = order(names("{\"listing\":\"soon\",\"installments\":3}"));
        assertThat(promised.lines().get(0).preOrder().terms()).isEqualTo(LATER.captureOnly());
    }

    private static Order order(Consumer<ObjectNode> change) {
        return PreOrdering.on(accepted(change), listings()).fold(Intake.Accepted::order, refused -> {
            throw new AssertionError(refused.faults());
        });
    }

    private static List<String> faults(Consumer<ObjectNode> change) {
        var read = Fixtures.intake(change);
        return read
                .fold(
                        accepted -> PreOrdering.on(accepted, listings())
                                .fold(done -> List.<IntakeFault>of(), Intake.Refused::faults),
                        Intake.Refused::faults)
                .stream()
                .map(fault -> fault.code() + " " + fault.pointer())
                .toList();
    }

    private static Intake.Accepted accepted(Consumer<ObjectNode> change) {
        return Fixtures.intake(change).fold(accepted -> accepted, refused -> {
            throw new AssertionError(refused.faults());
        });
    }

    private static List<Listing> listings() {
        return List.of(
                listing(TOPS, "tops", ListingStage.CHARGE_AND_CAPTURE, LATER),
                listing(new UUID(0, 79), "ended", ListingStage.ENDED, LATER),
                listing(new UUID(0, 80), "soon", ListingStage.CAPTURE_ONLY, LATER),
                Listing.begun(
                        SHIRTS,
                        "shirts",
                        new Content(
                                "Shirts",
                                List.of(new ListedVariant("ocean-blue-shirt", "ocean-blue-shirt")),
                                new PreOrderTerms(Type.CHARGE_UPFRONT, null, true, null, null),
                                true,
                                null,
                                null),
                        ListingStage.CHARGE_AND_CAPTURE,
                        List.of()));
    }

    private static Listing listing(UUID id, String externalId, ListingStage stage, PreOrderTerms terms) {
        var variants = List.of(
                new ListedVariant("classic-varsity-top", "classic-varsity-top-small"),
                new ListedVariant("classic-varsity-top", "classic-varsity-top-medium"),
                new ListedVariant("another", "classic-varsity-top-gift"));
        return Listing.begun(
                id, externalId, new Content("Tops", variants, terms, true, SPRING, null), stage, List.of());
    }

    private static Consumer<ObjectNode> names(String preOrder) {
        return line(0, l -> l.set("preOrder", Api.tree(preOrder)));
    }

    private static Arguments row(String name, Consumer<ObjectNode> change, String... expected) {
        return arguments(name, change, List.of(expected));
    }
}
