package dev.portico.orderedit.workflow;

import static java.util.Objects.requireNonNullElse;

import dev.portico.kit.identity.Actor;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.workflow.domain.WorkflowRule;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Audience;
import dev.portico.orderedit.workflow.domain.WorkflowRules.Outcome;

/** Tells what workflow rules did to an order. */
public final class WorkflowEvents {

    /** @param actor whoever set the rules off */
    public static void add(EventList events, Actor actor, OrderExcerpt excerpt, Outcome outcome) {
        if (!outcome.tagsAdded().isEmpty() || !outcome.tagsRemoved().isEmpty()) {
            events.add(
                    "order.tagged.v1",
                    actor,
                    new OrderWire.Tagged(excerpt, outcome.tagsAdded(), outcome.tagsRemoved()));
        }
        OrderWire.addHeld(events, excerpt, outcome.held());
        OrderWire.addReleased(events, excerpt, outcome.released());
        outcome.notices()
                .forEach(rule -> events.add(
                        "order.notification-requested.v1",
                        actor,
                        new OrderWire.NotificationRequested(excerpt, notice(rule))));
    }

    private static OrderWire.Notice notice(WorkflowRule rule) {
        return new OrderWire.Notice(
                rule.id(),
                rule.when(),
                requireNonNullElse(rule.audience(), Audience.STAFF),
                requireNonNullElse(rule.text(), ""));
    }

    private WorkflowEvents() {}
}
