package dev.portico.notification.template;

import dev.portico.notification.template.MailFacts.Remembered;
import dev.portico.notification.template.OrderFacts.LineFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Variables of mails about a withdrawal: who withdrew from what, and when that was received. */
final class WithdrawalVariables {

    static Map<String, Object> of(MailContext mail) {
        var wording = Wording.of(mail);
        var facts = mail.facts();
        var acknowledgement = MailVariables.given(facts.acknowledgement());
        var order = MailVariables.given(facts.order());
        return Map.of(
                "withdrawal_id", acknowledgement.id().toString(),
                "withdrawn_at", wording.time(acknowledgement.receivedAt()),
                "withdrawn_by", withdrawnBy(mail),
                "placed_at", order.placedAt() == null ? "" : wording.time(order.placedAt()),
                "lines", lines(facts.remembered(), order),
                "comment", MailVariables.text(facts.comment()),
                "refund", MailVariables.refund(facts, wording),
                "reserved", MailVariables.reserved(facts));
    }

    private static String withdrawnBy(MailContext mail) {
        var given = Escaping.singleLine(MailVariables.text(mail.facts().name()));
        return given.isEmpty() ? MailVariables.given(mail.order()).fullName() : given;
    }

    /** The event's order is empty by then: what it was about is remembered, or as it was ordered. */
    private static List<Object> lines(@Nullable Remembered remembered, OrderFacts order) {
        return Optional.ofNullable(remembered)
                .map(Remembered::goods)
                .filter(goods -> !goods.isEmpty())
                .orElseGet(() -> order.lines().stream()
                        .map(WithdrawalVariables::asOrdered)
                        .toList())
                .stream()
                .filter(line -> line.quantity() > 0)
                .<Object>map(WithdrawalVariables::line)
                .toList();
    }

    private static LineFacts asOrdered(LineFacts line) {
        int quantity = Objects.requireNonNullElse(line.originalQuantity(), line.quantity());
        return new LineFacts(
                line.id(),
                line.title(),
                line.variantTitle(),
                quantity,
                line.originalQuantity(),
                line.fulfilledQuantity(),
                line.subtotalMinor(),
                line.preOrder());
    }

    private static Map<String, Object> line(LineFacts line) {
        return Map.of(
                "title", line.title(),
                "variant", MailVariables.text(line.variantTitle()),
                "quantity", line.quantity());
    }

    private WithdrawalVariables() {}
}
