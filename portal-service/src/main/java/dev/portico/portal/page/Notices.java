package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.Notice;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.OrderExcerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a customer should know besides where the order stands: payments, refunds, what is closed and why. */
final class Notices {

    private final Visit visit;
    private final OrderExcerpt order;
    private final Allowances allowances;

    Notices(Visit visit, Allowances allowances) {
        this.visit = visit;
        this.order = visit.view().order();
        this.allowances = allowances;
    }

    List<Notice> all() {
        var notices = new ArrayList<Notice>(new Delays(visit).notices());
        new Refunds(visit).due().ifPresent(notices::add);
        withdrawal().ifPresent(notices::add);
        closed().ifPresent(notices::add);
        if (allowances.allowsEditing() && "PARTIAL".equals(order.fulfillmentStatus())) {
            notices.add(plain("plain", visit.text("partly.title"), visit.text("partly.text")));
        }
        return notices;
    }

    /** How the last try to pay went, while it is not paid: stands before the button that tries again. */
    Optional<Notice> payment() {
        var payment = visit.view().lastPayment();
        var isOpen = visit.due() > 0 || isPayingForAChange() || isPayingEarly();
        return payment == null || !isOpen ? Optional.empty() : payment(payment);
    }

    private boolean isPayingEarly() {
        return visit.view().plan().isPresent()
                && visit.view().balance().map(Balance::outstandingMinor).orElse(0L) > 0;
    }

    private boolean isPayingForAChange() {
        return order.pendingEdit() != null && order.pendingEdit().waitsForPayment();
    }

    private Optional<Notice> payment(LastPayment payment) {
        switch (payment.state()) {
            case FAILED:
                return Optional.of(payment.isCharge() ? chargeFailed(payment) : paymentFailed(payment));
            case UNKNOWN:
                return Optional.of(plain("warn", visit.text("payment.unknown"), visit.text("payment.unknown.text")));
            case ACTION_REQUIRED:
                return Optional.of(new Notice(
                        "warn",
                        visit.text("payment.action"),
                        visit.text("payment.action.text"),
                        Lines.picture(payment.url()),
                        visit.text("payment.action.link")));
            default:
                return Optional.empty();
        }
    }

    private Notice paymentFailed(LastPayment payment) {
        var why = Declines.why(visit, payment.declineCode());
        return plain("bad", visit.text("payment.failed"), why + " " + visit.text("payment.failed.text"));
    }

    private Notice chargeFailed(LastPayment payment) {
        var amount = visit.formats().money(payment.currency(), payment.amountMinor());
        var title = payment.method() == null
                ? visit.text("charge.failed.plain", Map.of("amount", amount))
                : visit.text("charge.failed", Map.of("amount", amount, "card", payment.method()));
        return plain("bad", title, Declines.charge(visit, payment));
    }

    private Optional<Notice> withdrawal() {
        var receivedAt = order.withdrawal() == null ? null : order.withdrawal().receivedAt();
        if (receivedAt == null) {
            return Optional.empty();
        }
        var title = visit.text("withdrawn.title", Map.of("when", visit.moment(receivedAt)));
        return Optional.of(new Notice(
                "good", title, visit.text("withdrawn.text"), visit.href("/withdrawal"), visit.text("withdrawn.link")));
    }

    /** The one sentence that says why nothing can be changed: time, the order's end, or what stops everything. */
    private Optional<Notice> closed() {
        if (order.isCanceled()) {
            return Optional.ofNullable(order.canceledAt())
                    .map(at -> plain("plain", visit.text("canceled.when", Map.of("when", visit.moment(at))), null));
        }
        if (!allowances.windowIsOpen() && order.editWindow() != null) {
            return Optional.of(plain("plain", windowClosed(), visit.text("window.closed.text")));
        }
        // A change that waits is shown itself, that is the reason.
        return allowances
                .standstill()
                .filter(reason -> !reason.code().equals("PENDING_EDIT"))
                .map(reason -> plain("plain", Sentences.of(visit, reason), visit.text("standstill.text")));
    }

    private String windowClosed() {
        @Nullable
        Instant closesAt =
                order.editWindow() == null ? null : order.editWindow().closesAt();
        return closesAt == null
                ? visit.text("reason.WINDOW_CLOSED.undated")
                : visit.text("reason.WINDOW_CLOSED", Map.of("when", visit.moment(closesAt)));
    }

    private static Notice plain(String tone, String title, @Nullable String text) {
        return new Notice(tone, title, text, null, null);
    }
}
