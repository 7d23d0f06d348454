package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.page.OrderPage.Owed;
import dev.portico.portal.page.OrderPage.Waiting;
import dev.portico.portal.view.domain.OrderExcerpt.PendingEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change that waits for the shop or for a payment, as the order page shows it: what, until when, and how to take it back. */
final class WaitingEdit {

    private final Visit visit;
    private final PendingEdit pending;
    private final boolean payable;

    private WaitingEdit(Visit visit, PendingEdit pending, boolean payable) {
        this.visit = visit;
        this.pending = pending;
        this.payable = payable;
    }

    /** @param payable false while a payment is being checked */
    static Optional<Waiting> of(Visit visit, boolean payable) {
        return Optional.ofNullable(visit.view().order().pendingEdit())
                .map(pending -> new WaitingEdit(visit, pending, payable).compose());
    }

    private Waiting compose() {
        var isOver = pending.isOver(visit.now());
        return new Waiting(
                title(isOver),
                text(isOver),
                Changes.waiting(visit, pending),
                pending.isCancellation() ? List.of() : sums(),
                isOver ? null : pay(),
                isOver ? null : visit.text(pending.isCancellation() ? "waiting.takeBack.cancel" : "waiting.takeBack"),
                visit.href("/take-back"),
                visit.view().order().version(),
                Ids.next().toString());
    }

    private String title(boolean isOver) {
        if (isOver) {
            return visit.text("waiting.over");
        }
        if (pending.isCancellation()) {
            return visit.text("waiting.cancel");
        }
        return pending.waitsForPayment() && due() > 0
                ? visit.text("waiting.payment", Map.of("amount", visit.money(due())))
                : visit.text("waiting.approval");
    }

    private String text(boolean isOver) {
        if (isOver) {
            return visit.text("waiting.over.text");
        }
        var kind = pending.waitsForPayment() ? "payment" : pending.isCancellation() ? "cancel" : "approval";
        return pending.expiresAt() == null
                ? visit.text("waiting." + kind + ".text")
                : visit.text("waiting." + kind + ".until", Map.of("when", visit.moment(pending.expiresAt())));
    }

    private List<Sums.Row> sums() {
        var rows = new ArrayList<Sums.Row>();
        rows.add(new Sums.Row(visit.text("review.total.after"), visit.money(pending.totalAfterMinor()), "strong"));
        if (due() > 0 && !pending.waitsForPayment()) {
            rows.add(new Sums.Row(visit.text("waiting.due"), visit.money(due()), ""));
        }
        return rows;
    }

    private @Nullable Owed pay() {
        if (!pending.waitsForPayment() || due() <= 0) {
            return null;
        }
        return new Owed(
                title(false),
                "",
                visit.text("waiting.pay", Map.of("amount", visit.money(due()))),
                visit.href("/pay"),
                due(),
                Ids.next().toString(),
                PayChoices.card(visit),
                payable,
                null);
    }

    private long due() {
        return pending.dueMinor() == null ? 0 : pending.dueMinor();
    }
}
