package dev.portico.portal.console;

import dev.portico.portal.client.ChangeRequest;
import dev.portico.portal.client.ChangeRequest.Cancel;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.console.RequestPage.Answers;
import dev.portico.portal.console.RequestPage.Approve;
import dev.portico.portal.console.RequestPage.Notice;
import dev.portico.portal.console.RequestPage.Why;
import dev.portico.portal.page.Changes;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the page of one request. */
final class RequestComposer {

    private final ConsoleView view;
    private final ChangeRequest request;
    private final @Nullable OrderView order;
    private final String you;

    /**
     * @param order as the portal knows it; null when it has not arrived
     * @param you the actor that the reader is
     */
    RequestComposer(ConsoleView view, ChangeRequest request, @Nullable OrderView order, String you) {
        this.view = view;
        this.request = request;
        this.order = order;
        this.you = you;
    }

    /**
     * @param done what was just done: approved, declined, late; empty for nothing
     * @param token for the forms; null for those who may only read
     */
    RequestPage compose(String done, RequestForm form, @Nullable String token) {
        var headline =
                (request.cancel() == null ? "Change to order " : "Cancellation of order ") + request.orderNumber();
        var canAnswer = request.isOpen() && !request.isOver(view.now());
        return new RequestPage(
                view.frame(headline),
                view.navBelow(Part.REQUESTS),
                "Asked for " + view.moment(request.requestedAt()),
                headline,
                states(),
                notice(done),
                rows(),
                request.cancel() == null ? null : why(request.cancel()),
                RequestMoney.sums(view, request, balance()),
                request.customerName().isBlank() ? "No name given" : request.customerName(),
                "/console/orders/" + request.orderId(),
                canAnswer && token != null ? answers(form, token) : null,
                canAnswer && token == null ? "Your account may look at requests, but not answer them." : null);
    }

    private List<String> states() {
        var states = new ArrayList<String>();
        states.add(RequestWords.state(request.status()));
        if (request.isOpen()) {
            states.add((request.isOver(view.now()) ? "Time was up: " : "Until ") + view.moment(request.expiresAt()));
        }
        return states;
    }

    private @Nullable Notice notice(String done) {
        if (done.equals("late")) {
            var became = became();
            return new Notice(
                    "warn",
                    "Too late: your answer wasn’t used",
                    became == null ? "It was just answered. Look at it again." : became.title());
        }
        return became(done);
    }

    /** After an answer of the reader's own, what it led to; else how it stands, where that is news. */
    private @Nullable Notice became(String done) {
        if (done.equals("approved") && request.waitsForPayment()) {
            return new Notice(
                    "good",
                    "Approved. Now it waits for the customer",
                    "It’s made as soon as " + view.money(request.currency(), request.dueMinor()) + " is paid.");
        }
        if (done.equals("approved") && request.status().equals("APPLIED")) {
            return new Notice(
                    "good",
                    request.cancel() == null ? "Approved. The order is changed" : "Approved. It’s canceled",
                    "The customer is told by email.");
        }
        return became();
    }

    private @Nullable Notice became() {
        if (request.isOver(view.now())) {
            return new Notice(
                    "warn",
                    request.waitsForPayment() ? "The time to pay is up" : "The time for an answer is up",
                    "The request ends by itself, and the order stays as it is. The customer is told.");
        }
        var ended = request.endedAt() == null ? "" : ", " + view.moment(request.endedAt());
        switch (request.status()) {
            case "APPLIED":
                return new Notice("good", "This was made" + by() + ended, null);
            case "DECLINED":
                return new Notice("plain", "This was declined" + by() + ended, request.answer());
            case "EXPIRED":
                return new Notice("plain", "This ran out of time" + ended, "The order stayed as it was.");
            case "WITHDRAWN":
                return new Notice("plain", "The customer took this back" + ended, "The order stayed as it was.");
            case "REFUSED":
                return new Notice(
                        "warn",
                        "This couldn’t be made any more" + ended,
                        "The order or the stock didn’t allow it by then. The order stayed as it was, and the customer"
                                + " is told.");
            default:
                return null;
        }
    }

    private String by() {
        var by = request.endedBy();
        if (by == null || !by.startsWith("staff:")) {
            return "";
        }
        return by.equals(you) ? " by you" : " by somebody else of your shop";
    }

    private List<Changes.Row> rows() {
        var cancel = request.cancel();
        return cancel == null
                ? request.differences().stream()
                        .map(difference -> RequestWords.row(view, request.currency(), difference))
                        .toList()
                : canceled(cancel).map(RequestComposer::row).toList();
    }

    private static Changes.Row row(String label) {
        return new Changes.Row(label, null, "", null, null, List.of());
    }

    /** The items by name, where they are known. */
    private Stream<String> canceled(Cancel cancel) {
        var lines = cancel.lineIds();
        if (lines == null || order == null) {
            return Stream.of(RequestWords.wish(cancel));
        }
        var names = lines.stream()
                .flatMap(id -> order.order().line(id).stream())
                .map(Line::title)
                .map(title -> "Cancel " + title)
                .toList();
        return names.isEmpty() ? Stream.of(RequestWords.wish(cancel)) : names.stream();
    }

    private static @Nullable Why why(Cancel cancel) {
        var reason = RequestWords.reason(cancel);
        var comment = cancel.comment() == null || cancel.comment().isBlank() ? null : cancel.comment();
        return reason == null && comment == null ? null : new Why(reason, comment);
    }

    /** The money is told by the ledger for this order, in its currency. */
    private @Nullable Balance balance() {
        return order == null
                ? null
                : order.balance()
                        .filter(known -> known.currency().equals(request.currency()))
                        .orElse(null);
    }

    private Answers answers(RequestForm form, String token) {
        return new Answers(
                "/console/requests/" + request.id(),
                token,
                request.waitsForShop() ? approve() : null,
                request.waitsForShop()
                        ? "The order stays as it is. The customer reads your reason."
                        : "The customer need not pay then, and the order stays as it is. They read your reason.",
                form.reason(),
                form.fault());
    }

    private Approve approve() {
        return request.cancel() == null
                ? new Approve(
                        "Approve the change",
                        "The order is changed as shown, if it and your stock still allow that. The customer is told.")
                : new Approve(
                        "Approve the cancellation",
                        "It can’t be undone. Money goes back the way your shop sends refunds. The customer is told.");
    }
}
