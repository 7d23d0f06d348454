package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.Notice;
import dev.portico.portal.page.OrderPage.RefundEntry;
import dev.portico.portal.view.domain.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Money on its way back: what is due, what was sent and may not be there yet, what did not go through. */
final class Refunds {

    /** Banks take up to this long to show what was sent. */
    private static final Duration ON_ITS_WAY = Duration.ofDays(10);

    private final Visit visit;

    Refunds(Visit visit) {
        this.visit = visit;
    }

    /** What the shop owes. */
    Optional<Notice> due() {
        var owed = -visit.due();
        if (owed <= 0) {
            return Optional.empty();
        }
        var title = visit.text("refund.title", Map.of("amount", visit.money(owed)));
        return Optional.of(failed().map(refund -> new Notice("warn", title, afterFailure(refund), null, null))
                .orElseGet(() -> new Notice("good", title, visit.text("refund.text"), null, null)));
    }

    /** What was sent, newest first. */
    List<RefundEntry> sent() {
        return issued().stream().map(this::entry).toList();
    }

    /** The same as facts. */
    List<Refund> issued() {
        var newest = new ArrayList<>(visit.view().refunds());
        newest.sort(Comparator.comparing(Refund::at).reversed());
        return newest.stream().filter(Refund::isIssued).toList();
    }

    private RefundEntry entry(Refund refund) {
        var isOnItsWay = refund.at().plus(ON_ITS_WAY).isAfter(visit.now());
        var sent = refund.method() == null
                ? visit.text("refund.sent.plain", Map.of("day", visit.formats().dayOf(refund.at())))
                : visit.text(
                        "refund.sent", Map.of("day", visit.formats().dayOf(refund.at()), "method", refund.method()));
        return new RefundEntry(
                sent,
                visit.text(isOnItsWay ? "refund.onItsWay" : "refund.issued"),
                visit.formats().money(refund.currency(), refund.amountMinor()));
    }

    /** The latest try, when it did not go through. */
    private Optional<Refund> failed() {
        return visit.view().refunds().stream()
                .max(Comparator.comparing(Refund::at))
                .filter(refund -> !refund.isIssued());
    }

    private String afterFailure(Refund refund) {
        return refund.nextAt() == null
                ? visit.text("refund.failed")
                : visit.text(
                        "refund.failed.next", Map.of("when", visit.formats().dayOf(refund.nextAt())));
    }
}
