package dev.portico.orderedit.order.domain;

import static dev.portico.orderedit.Fixtures.PLACED;
import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PreOrderHoldsTest {

    private static final PreOrderTerms TERMS = new PreOrderTerms(Type.CAPTURE_ONLY, null, true, null, null);
    private static final PreOrder PROMISE = new PreOrder(
            new UUID(0, 7), TERMS, List.of("classic-varsity-top-small", "classic-varsity-top-medium"), null, null);
    private static final Order HELD = settled(preOrdered()).order();

    @Test
    void aPreOrderedLineWaitsAndTheOthersAreFree() {
        var settled = settled(preOrdered());

        assertThat(settled.held()).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Hold.Kind.PRE_ORDER);
            assertThat(hold.lineIds()).containsExactly(TOP);
        });
        assertThat(settled.order().holds()).isEqualTo(settled.held());
        assertThat(settled(settled.order()).held()).isEmpty();
        assertThat(settled(Fixtures.order()).order().holds()).isEmpty();
    }

    @Test
    void otherHoldsStayWhereTheyAre() {
        var window = new Hold(Hold.Kind.EDIT_WINDOW, PLACED);
        var settled = settled(with(HELD.withHold(window), line -> line.withFulfilledQuantity(2)));
        assertThat(settled.order().holds()).containsExactly(window);
        assertThat(settled.released()).hasSize(1);
    }

    @Test
    void whatIsShippedInPartStillWaits() {
        assertThat(settled(with(HELD, line -> line.withFulfilledQuantity(1))).released())
                .isEmpty();
    }

    @Test
    void anItemThatTheListingDoesNotHaveIsNotPreOrderedUntilItComesBack() {
        var gone = with(HELD, line -> line.selling(other(line.item(), "classic-varsity-top-gift"), 2, List.of()));
        assertThat(gone.line(TOP).orElseThrow().preOrdered()).isEmpty();
        var free = settled(gone);
        assertThat(free.released()).hasSize(1);
        assertThat(free.order().progress().preOrder(TOP).released()).isFalse();

        var swapped = with(HELD, line -> line.selling(other(line.item(), "classic-varsity-top-medium"), 2, List.of()));
        assertThat(swapped.line(TOP).orElseThrow().preOrdered()).contains(PROMISE);
        assertThat(settled(swapped).released()).isEmpty();

        var back = with(free.order(), line -> line.selling(line.original().item(), 2, List.of()));
        assertThat(settled(back).held()).hasSize(1);
    }

    @Test
    void anotherProductsVariantOfTheSameNameIsNotMeant() {
        var other = with(
                HELD,
                line -> line.selling(
                        new Item("shirt", "classic-varsity-top-small", null, "Shirt", null, List.of(), null, 1),
                        1,
                        List.of()));
        assertThat(other.line(TOP).orElseThrow().preOrdered()).isEmpty();
    }

    @Test
    void aRemovedLineWaitsForNothing() {
        var removed = settled(with(HELD, Line::canceled));
        assertThat(removed.order().holds()).isEmpty();
        assertThat(settled(with(removed.order(), line -> line.selling(line.item(), 1, List.of())))
                        .held())
                .hasSize(1);
    }

    @Test
    void whatWasLetGoIsNotHeldAgain() {
        var released = HELD.withoutHold(HELD.holds().get(0));
        assertThat(released.progress().preOrder(TOP)).isEqualTo(new PreOrderProgress(true, 0, null, null));
        assertThat(released.progress().preOrder(SHIRT)).isEqualTo(PreOrderProgress.NONE);
        assertThat(settled(released).held()).isEmpty();
        assertThat(settled(HELD.cancel(PLACED)).held()).isEmpty();
    }

    @Test
    void whatHasArrivedIsForTheVariantAndNoMoreThanIsSold() {
        var counted = HELD.withProgress(
                HELD.progress().with(TOP, new PreOrderProgress(false, 2, 4, "classic-varsity-top-small")));
        assertThat(progress(counted))
                .returns(2, PreOrderProgress::allocatedUnits)
                .returns(null, PreOrderProgress::queuePosition);
        assertThat(progress(with(counted, line -> line.selling(line.item(), 3, List.of()))))
                .returns(2, PreOrderProgress::allocatedUnits)
                .returns(4, PreOrderProgress::queuePosition);
        assertThat(progress(with(counted, line -> line.selling(line.item(), 1, List.of())))
                        .allocatedUnits())
                .isEqualTo(1);
        var medium =
                with(counted, line -> line.selling(other(line.item(), "classic-varsity-top-medium"), 3, List.of()));
        assertThat(progress(medium))
                .returns(0, PreOrderProgress::allocatedUnits)
                .returns(null, PreOrderProgress::queuePosition);
        assertThat(progress(with(medium, line -> line.withFulfilledQuantity(1))).allocatedUnits())
                .isEqualTo(1);
    }

    private static PreOrderProgress progress(Order order) {
        return order.preOrderProgress(order.line(TOP).orElseThrow());
    }

    @Test
    void anOrderIsReadBackAndOneFromBeforePreOrdersToo() {
        var order = HELD.withProgress(
                HELD.progress().with(TOP, new PreOrderProgress(true, 1, 4, "classic-varsity-top-small")));
        var document = (ObjectNode) Documents.tree(Documents.write(order));
        assertThat(Documents.read(document, Order.class)).isEqualTo(order);

        document.withObject("/progress").remove("preOrders");
        document.get("lines").forEach(line -> ((ObjectNode) line).remove("preOrder"));
        var old = Documents.read(document, Order.class);
        assertThat(old.lines()).allMatch(line -> line.preOrdered().isEmpty());
        assertThat(old.progress().preOrders()).isEmpty();
    }

    private static PreOrderHolds.Settled settled(Order order) {
        return PreOrderHolds.settle(order, PLACED);
    }

    private static Order preOrdered() {
        return with(Fixtures.order(), line -> line.promised(PROMISE));
    }

    private static Order with(Order order, UnaryOperator<Line> change) {
        return order.copy()
                .lines(order.lines().stream()
                        .map(line -> line.id().equals(TOP) ? change.apply(line) : line)
                        .toList())
                .make();
    }

    private static Item other(Item item, String variant) {
        return new Item(item.productId(), variant, null, item.title(), null, List.of(), null, item.unitPriceMinor());
    }
}
