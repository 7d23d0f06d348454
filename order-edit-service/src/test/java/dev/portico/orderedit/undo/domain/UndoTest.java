package dev.portico.orderedit.undo.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Change;
import dev.portico.orderedit.edit.domain.Decision;
import dev.portico.orderedit.edit.domain.Decision.Accepted;
import dev.portico.orderedit.edit.domain.Decision.Circumstances;
import dev.portico.orderedit.edit.domain.EditedParts;
import dev.portico.orderedit.edit.domain.EditedSpan;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UndoTest {

    private static final UUID EDIT = new UUID(9, 1);
    private static final long PAID = 18562;

    private final Order original = Fixtures.order();

    @Test
    void itLeadsBackToTheOrderAsItWas() {
        var edited = edit(new Change.SetQuantity(Fixtures.TOP, 3), new Change.ChangeNote("Ring twice."));
        var undo = Undo.byCustomer(Fixtures.soon(edited.order()), edited.span(), 0);

        assertThat(undo.reasons()).isEmpty();
        assertThat(undo.calculated().deltaMinor()).isEqualTo(-6375);
        var reverted = Decision.revert(undo.calculated(), given());
        assertThat(EditedParts.of(reverted.order())).isEqualTo(EditedParts.of(original));
        assertThat(reverted.order().version()).isEqualTo(3);
        assertThat(reverted.order().progress().lastEdit()).isNull();
        assertThat(reverted.released())
                .hasValueSatisfying(hold -> assertThat(hold.kind()).isEqualTo(Hold.Kind.UNPAID));
    }

    @Test
    void anOrderNobodyEditedHasNothingToUndo() {
        var here = EditedParts.of(original);
        assertThat(codes(Undo.byCustomer(Fixtures.soon(original), new EditedSpan(here, here), 0)))
                .contains("NOTHING_TO_UNDO");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotUndone() {
        var edited = edit(new Change.ChangeNote("Ring twice."));
        var changed = edited.order().copy().note("By the shop.").make();
        assertThat(codes(Undo.byCustomer(Fixtures.soon(changed), edited.span(), 0)))
                .contains("NOTHING_TO_UNDO");
    }

    @Test
    void moneyOnItsWayForbidsIt() {
        var edited = edit(new Change.SetQuantity(Fixtures.TOP, 3));
        assertThat(codes(Undo.byCustomer(Fixtures.soon(edited.order()), edited.span(), 1)))
                .containsExactly("PAYMENT_PENDING");
    }

    @Test
    void stockThatIsGoneForbidsIt() {
        var edited = edit(new Change.SwapVariant(Fixtures.TOP, "classic-varsity-top-medium"));
        var small = Fixtures.variant("classic-varsity-top-small", "Small", 6000, 1);
        var scarce = Fixtures.soon(edited.order())
                .copy()
                .catalog(Catalog.of(Fixtures.CATALOG.products().values().stream()
                        .map(product -> new Product(
                                product.externalId(),
                                product.title(),
                                product.productType(),
                                product.tags(),
                                product.status(),
                                product.imageUrl(),
                                product.options(),
                                List.of(small, Fixtures.MEDIUM)))
                        .toList()))
                .make();
        assertThat(codes(Undo.byCustomer(scarce, edited.span(), 0))).containsExactly("OUT_OF_STOCK");
    }

    @Test
    void unitsThatHaveLeftForbidIt() {
        var edited = edit(new Change.SetQuantity(Fixtures.TOP, 3));
        var sent = edited.order()
                .copy()
                .lines(edited.order().lines().stream()
                        .map(line -> line.withFulfilledQuantity(line.quantity()))
                        .toList())
                .make();
        assertThat(codes(Undo.byCustomer(Fixtures.soon(sent), edited.span(), 0)))
                .contains("FULFILLED");
    }

    @Test
    void theWindowCountsForTheCustomerOnly() {
        var edited = edit(new Change.SetQuantity(Fixtures.TOP, 3));
        var late = Fixtures.situation(edited.order(), EditPolicy.DEFAULT, Fixtures.CLOSES);
        assertThat(codes(Undo.byCustomer(late, edited.span(), 0))).containsExactly("WINDOW_CLOSED");
        assertThat(codes(Undo.ofUnpaid(late, edited.span()))).isEmpty();
    }

    @Test
    void anUnpaidIncreaseGoesButTheNewAddressAndNoteStay() {
        var edited = edit(new Change.SetQuantity(Fixtures.TOP, 3), new Change.ChangeNote("Ring twice."));
        var undo = Undo.ofUnpaid(Fixtures.soon(edited.order()), edited.span());
        assertThat(undo.allowed()).isTrue();
        assertThat(undo.calculated().after().totalMinor()).isEqualTo(PAID);
        assertThat(undo.calculated().after().note()).isEqualTo("Ring twice.");
    }

    @Test
    void aRunOfEditsIsTakenBackToItsBeginning() {
        var first = edit(new Change.SetQuantity(Fixtures.TOP, 3));
        var second = accept(
                CalculatedOrder.of(Fixtures.soon(first.order()), List.of(new Change.SetQuantity(Fixtures.TOP, 4))));
        var undo = Undo.ofUnpaid(Fixtures.soon(second.order()), first.span().until(second.span()));
        assertThat(undo.calculated().after().totalMinor()).isEqualTo(PAID);
    }

    @Test
    void whatWasNoIncreaseIsNotTakenBack() {
        var edited = edit(new Change.SetQuantity(Fixtures.TOP, 1));
        assertThat(codes(Undo.ofUnpaid(Fixtures.soon(edited.order()), edited.span())))
                .containsExactly("NOTHING_TO_UNDO");
    }

    private Accepted edit(Change... changes) {
        return accept(CalculatedOrder.of(Fixtures.soon(original), List.of(changes)));
    }

    private static Accepted accept(CalculatedOrder calculated) {
        return Decision.accept(calculated, given(), Decision.triggers(calculated));
    }

    private static Circumstances given() {
        return new Circumstances(EDIT, Fixtures.paid(PAID), WorkflowRules.DEFAULT);
    }

    private static List<String> codes(Undo undo) {
        return undo.reasons().stream().map(reason -> reason.code()).toList();
    }
}
