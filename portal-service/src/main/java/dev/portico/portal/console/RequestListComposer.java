package dev.portico.portal.console;

import dev.portico.portal.client.ChangeRequest;
import dev.portico.portal.client.ChangeRequest.Listed;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.console.RequestListPage.Choice;
import dev.portico.portal.console.RequestListPage.Row;
import dev.portico.portal.console.RequestListPage.Section;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the queue. */
final class RequestListComposer {

    /** Everything that waits: for the shop first, then for payments. */
    static final String OPEN = "OPEN";

    static final String ALL = "ALL";

    private static final int WISHES_SHOWN = 3;
    private static final List<String> STATES = List.of(
            ChangeRequest.AWAITING_APPROVAL,
            ChangeRequest.AWAITING_PAYMENT,
            "APPLIED",
            "DECLINED",
            "EXPIRED",
            "WITHDRAWN",
            "REFUSED");

    private final ConsoleView view;

    RequestListComposer(ConsoleView view) {
        this.view = view;
    }

    RequestListPage open(Listed forShop, Listed forPayment) {
        var first = section(ChangeRequest.AWAITING_APPROVAL, forShop);
        var sections = forPayment.items().isEmpty()
                ? List.of(first)
                : List.of(first, section(ChangeRequest.AWAITING_PAYMENT, forPayment));
        return page(OPEN, sections);
    }

    RequestListPage filtered(String status, Listed listed) {
        return page(status, List.of(section(status, listed)));
    }

    private RequestListPage page(String selected, List<Section> sections) {
        var choices = Stream.of(Stream.of(OPEN), STATES.stream(), Stream.of(ALL))
                .flatMap(values -> values)
                .map(value -> new Choice(value, label(value), value.equals(selected)))
                .toList();
        return new RequestListPage(view.frame("Requests"), view.nav(Part.REQUESTS), choices, sections);
    }

    private static String label(String value) {
        if (value.equals(OPEN)) {
            return "Everything that waits";
        }
        return value.equals(ALL) ? "All" : RequestWords.state(value);
    }

    private Section section(String status, Listed listed) {
        return new Section(
                status.toLowerCase(ConsoleView.LANGUAGE).replace('_', '-'),
                status.equals(ALL) ? "All requests" : RequestWords.state(status),
                listed.items().stream().map(request -> row(request, status)).toList(),
                none(status),
                more(status, listed.next()));
    }

    private static String none(String status) {
        return status.equals(ChangeRequest.AWAITING_APPROVAL)
                ? "Nothing waits for your answer. What customers ask for appears here, and you’re told by email."
                : "There are none.";
    }

    private static @Nullable String more(String status, @Nullable String next) {
        return next == null
                ? null
                : "/console/requests?status=" + status + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** @param status of the list: where it says that already, a row need not */
    private Row row(ChangeRequest request, String status) {
        var wishes = RequestWords.wishes(request);
        var shown = wishes.subList(0, Math.min(WISHES_SHOWN, wishes.size()));
        var rest = wishes.size() - shown.size();
        return new Row(
                "/console/requests/" + request.id(),
                request.orderNumber(),
                request.customerName().isBlank() ? "No name given" : request.customerName(),
                shown,
                rest == 0 ? null : "and " + rest + " more",
                status.equals(ALL) ? RequestWords.state(request.status()) + " · " + when(request) : when(request),
                money(request),
                request.isOpen() ? "Total then " + money(request, request.totalAfterMinor()) : null);
    }

    private String when(ChangeRequest request) {
        if (request.endedAt() != null) {
            return view.moment(request.endedAt());
        }
        return (request.isOver(view.now()) ? "Time was up: " : "Until ") + view.moment(request.expiresAt());
    }

    private String money(ChangeRequest request) {
        if (request.cancel() != null && !request.isOpen()) {
            return "";
        }
        var delta = RequestMoney.deltaMinor(request);
        return delta == 0 ? "Same total" : view.signed(request.currency(), delta);
    }

    private String money(ChangeRequest request, long minor) {
        return view.money(request.currency(), minor);
    }
}
