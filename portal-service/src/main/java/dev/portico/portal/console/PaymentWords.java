package dev.portico.portal.console;

import dev.portico.portal.client.ChargeRun;
import dev.portico.portal.client.ChargeRun.Charge;
import dev.portico.portal.client.OrderPayments.Part;
import dev.portico.portal.client.OrderPayments.Refund;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What payment-service's codes mean to staff; one that is not known yet is written as words. */
final class PaymentWords {

    private static final Map<String, String> CHARGES = Map.of(
            "CREATED", "Not made yet",
            "PENDING", "At the processor",
            "SUCCEEDED", "Paid",
            "REQUIRES_ACTION", "Waits for the customer",
            "DECLINED", "Declined",
            "UNKNOWN", "No answer yet",
            "SKIPPED", "Not made");

    private static final Map<String, String> SKIPS = Map.of(
            "CANCELED", "it was canceled",
            "NOTHING_DUE", "nothing is due",
            "NO_CARD_ON_FILE", "no card is on file",
            "ABOVE_CEILING", "it’s more than the customer allowed at once",
            "PAYMENT_UNDER_WAY", "another payment is under way",
            "WAITS_FOR_CUSTOMER", "another charge waits for the customer");

    private static final Map<String, String> REFUNDS = Map.of(
            "CREATED", "About to be sent",
            "PENDING", "On its way",
            "SUCCEEDED", "Given back",
            "FAILED", "Refused by the processor",
            "UNKNOWN", "No answer yet");

    private static final Map<String, String> ENTRIES = Map.of(
            "ORDER_TOTAL", "Order total",
            "PAYMENT", "Payment",
            "AUTHORIZATION", "Reserved by the shop’s platform",
            "REFUND", "Refund",
            "WAIVER", "Waived");

    private static final Map<String, String> SCOPES = Map.of(
            ChargeRun.ALL, "All orders",
            ChargeRun.CHOSEN, "Chosen orders",
            ChargeRun.OLDEST, "Oldest orders",
            ChargeRun.NEWEST, "Newest orders");

    static String charge(String status) {
        return word(CHARGES, status);
    }

    static String refund(String status) {
        return word(REFUNDS, status);
    }

    static String entry(String kind) {
        return word(ENTRIES, kind);
    }

    static String scope(String scope) {
        return word(SCOPES, scope);
    }

    /** What is behind a charge's state, and what happens with it next. */
    static String next(ConsoleView view, Charge charge) {
        return switch (charge.status()) {
            case "CREATED" -> planned(view, charge);
            case "PENDING" -> "Its answer comes in a moment.";
            case "SUCCEEDED" -> charge.paidAt() == null ? "" : view.moment(charge.paidAt());
            case "REQUIRES_ACTION" -> "Their bank asks them to confirm it. They were sent the link.";
            case "DECLINED" -> declined(view, charge);
            case "UNKNOWN" -> "The processor is asked until it knows. Nobody is charged a second time meanwhile.";
            case "SKIPPED" -> "Because " + word(SKIPS, Objects.requireNonNullElse(charge.skipReason(), "OTHER")) + ".";
            default -> "";
        };
    }

    private static String planned(ConsoleView view, Charge charge) {
        if (charge.dueOn() != null) {
            return "Planned for " + view.formats().day(charge.dueOn()) + ". The customer is told before.";
        }
        return charge.runId() == null ? "" : "Its turn comes in a moment.";
    }

    private static String declined(ConsoleView view, Charge charge) {
        var why = charge.declineCode() == null ? "" : ConsoleView.sentence(charge.declineCode()) + ". ";
        if (charge.nextAt() != null) {
            return why + "Tried again by itself: " + view.moment(charge.nextAt()) + ".";
        }
        return why
                + ("AUTHENTICATION".equals(charge.declineClass())
                        ? "The customer has to confirm it at their bank."
                        : "Not tried again by itself. Another card on file is charged at once.");
    }

    static String next(ConsoleView view, Refund refund) {
        return refund.parts().stream()
                .filter(part -> "FAILED".equals(part.status()))
                .findFirst()
                .map(part -> failed(view, part))
                .orElse(refund.notifyCustomer() ? "The customer is told." : "The customer isn’t told.");
    }

    private static String failed(ConsoleView view, Part part) {
        var why = part.code() == null ? "" : ConsoleView.sentence(part.code()) + ". ";
        return part.nextAt() == null
                ? why + "Try it once more, or give it back another way."
                : why + "Tried again by itself: " + view.moment(part.nextAt()) + ".";
    }

    /** Why staff's wish was refused; null where it is not about the amount. */
    static String refusal(ConsoleView view, String code, String currency, @Nullable Long limitMinor) {
        var limit = limitMinor == null ? "" : view.money(currency, limitMinor);
        return switch (code) {
            case "more-than-due" -> "Only " + limit + " are due back. To give more, say so below.";
            case "nothing-due" -> "Nothing is due back that isn’t on its way. To give more, say so below.";
            case "more-than-paid" -> "Only " + limit + " are left of what was paid";
            case "more-than-outstanding" -> "The customer owes only " + limit;
            case "refund-not-failed" -> "This refund has gone on meanwhile";
            default -> "This isn’t possible any more. Look at the amounts again.";
        };
    }

    private static String word(Map<String, String> words, String code) {
        return words.getOrDefault(code, ConsoleView.words(code));
    }

    private PaymentWords() {}
}
