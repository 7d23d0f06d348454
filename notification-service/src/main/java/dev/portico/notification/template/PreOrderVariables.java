package dev.portico.notification.template;

import dev.portico.notification.template.MoneyFacts.ItemFacts;
import dev.portico.notification.template.MoneyFacts.ScheduleFacts;
import dev.portico.notification.template.OrderFacts.LineFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Variables of a pre-order's confirmation: those of any order's, when things are expected, and what is paid when. */
final class PreOrderVariables {

    static Map<String, Object> of(MailContext mail) {
        var wording = Wording.of(mail);
        var facts = mail.facts();
        var order = MailVariables.given(facts.order());
        var plan = plan(facts.schedule(), order, wording);
        var planIsMissing = plan.isEmpty() && facts.paysLater();
        var variables = new HashMap<>(MailVariables.received(mail));
        variables.put("lines", lines(order, wording));
        variables.put("plan", plan);
        variables.put("has_plan", plan.isEmpty() ? "" : "yes");
        variables.put("plan_follows", planIsMissing && !mail.portalLink().isEmpty() ? "yes" : "");
        variables.put("nothing_charged", facts.isUncharged() ? "yes" : "");
        return variables;
    }

    private static List<Object> lines(OrderFacts order, Wording wording) {
        return order.lines().stream()
                .filter(line -> line.quantity() > 0)
                .<Object>map(line -> line(line, wording))
                .toList();
    }

    private static Map<String, Object> line(LineFacts line, Wording wording) {
        var preOrder = line.preOrder();
        var variables = new HashMap<>(MailVariables.line(line, wording));
        variables.put("pre_order", preOrder == null ? "" : "yes");
        variables.put(
                "expected",
                preOrder == null
                        ? wording.period(null, null)
                        : wording.period(preOrder.expectedFrom(), preOrder.expectedTo()));
        return variables;
    }

    private static List<Object> plan(@Nullable ScheduleFacts schedule, OrderFacts order, Wording wording) {
        return schedule == null
                ? List.of()
                : schedule.items().stream()
                        .<Object>map(item -> step(item, goods(item, schedule, order), wording))
                        .toList();
    }

    private static Map<String, Object> step(ItemFacts item, String goods, Wording wording) {
        var dueOn = item.dueOn();
        return Map.of(
                "kind", item.kind(),
                "number", item.number(),
                "of", item.of(),
                "amount", wording.money(item.amountMinor()),
                "due_on", dueOn == null ? "" : wording.day(dueOn),
                "trigger", MailVariables.text(item.trigger()),
                "paid", item.isPaid() ? "yes" : "",
                "goods", goods);
    }

    /** What a payment is for is worth saying where there is more than one plan. */
    private static String goods(ItemFacts item, ScheduleFacts schedule, OrderFacts order) {
        var plans = schedule.items().stream()
                .map(ItemFacts::lineIds)
                .filter(lines -> !lines.isEmpty())
                .distinct()
                .count();
        return plans < 2
                ? ""
                : order.lines().stream()
                        .filter(line -> item.lineIds().contains(line.id()))
                        .map(LineFacts::title)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private PreOrderVariables() {}
}
