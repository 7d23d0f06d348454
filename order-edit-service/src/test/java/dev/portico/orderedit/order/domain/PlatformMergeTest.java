package dev.portico.orderedit.order.domain;

import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.document.Documents;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformMergeTest {

    @Test
    void theSameContentChangesNothing() {
        assertThat(PlatformMerge.merge(order(), later(json -> {})).changedFields())
                .isEmpty();
    }

    @Test
    void newTagsComeAndOldOnesGoButTheWorkflowsStay() {
        var ours = order().withTag(Order.EDITED_TAG);

        var merged =
                PlatformMerge.merge(ours, later(json -> json.putArray("tags").add("vip")));

        assertThat(merged.order().tags()).containsExactly(Order.EDITED_TAG, "vip");
        assertThat(merged.changedFields()).containsExactly("tags");
        assertThat(merged.order().version()).isEqualTo(2);
    }

    @Test
    void whatTheCustomerChangedSurvivesAPlatformThatDoesNotKnowOfIt() {
        var ours = order().copy().note("Ring twice.").shippingAddress(null).make();

        var merged = PlatformMerge.merge(ours, later(json -> json.put("riskLevel", "HIGH")));

        assertThat(merged.order().note()).isEqualTo("Ring twice.");
        assertThat(merged.order().shippingAddress()).isNull();
        assertThat(merged.order().riskLevel()).isEqualTo(RiskLevel.HIGH);
        assertThat(merged.changedFields()).containsExactly("riskLevel");
    }

    @ParameterizedTest(name = "{0} and then {1}: {2}")
    @CsvSource({
        "AUTHORIZED, CAPTURED, payments",
        "AUTHORIZED, VOIDED, payments",
        "AUTHORIZED, AUTHORIZED, ''",
        "CAPTURED, , ''",
    })
    void howFarAPaymentHasComeIsTold(String before, String after, String changed) {
        var ours = order(json -> ((ObjectNode) json.at("/payments/0")).put("status", before));

        var merged = PlatformMerge.merge(ours, later(json -> {
            if (after != null) {
                ((ObjectNode) json.at("/payments/0")).put("status", after);
            }
        }));

        assertThat(String.join(",", merged.changedFields())).isEqualTo(changed);
    }

    @Test
    void aPaymentThatWasStoredBeforeAnyWasReservedWasTaken() {
        var stored = (ObjectNode) Documents.tree(Documents.write(order()));
        ((ObjectNode) stored.at("/payments/0")).remove("status");

        assertThat(Documents.read(stored, Order.class)).isEqualTo(order());
    }

    @Test
    void quantitiesStayFulfilledOnesCome() {
        var ours = order();
        var edited = ours.copy()
                .lines(ours.lines().stream()
                        .map(l -> l.id().equals(TOP) ? l.selling(l.item(), 1, List.of()) : l)
                        .toList())
                .make();

        var merged = PlatformMerge.merge(edited, later(line(0, top -> top.put("fulfilledQuantity", 2))));

        var top = merged.order().line(TOP).orElseThrow();
        assertThat(top.quantity()).isEqualTo(1);
        assertThat(top.fulfilledQuantity()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} and {1}, version {2}, other tags: {3}: {4}")
    @CsvSource({
        "given:1, given:1, 1, false, true",
        "given:1, given:2, 1, false, false",
        "given:1, given:1, 2, false, false",
        "1, given:1, 1, false, true",
        "1, given:1, 1, true, false",
        "1, given:1, 2, false, false",
    })
    void aDocumentIsKnownByItsHashAndAnOlderOneByWhatItSays(
            String known, String sent, int version, boolean otherTags, boolean same) {
        var theirs = order(json -> {
            json.put("platformVersion", version);
            if (otherTags) {
                json.putArray("tags").add("vip");
            }
        });
        assertThat(PlatformMerge.same(hashed(order(), known), hashed(theirs, sent)))
                .isEqualTo(same);
    }

    private static Order hashed(Order order, String hash) {
        var copy = order.platform();
        return order.copy()
                .platform(
                        new PlatformCopy(copy.shippingAddress(), copy.billingAddress(), copy.tags(), copy.note(), hash))
                .make();
    }

    private static Order later(Consumer<ObjectNode> change) {
        return order(change.andThen(json -> json.put("platformVersion", 2)));
    }
}
