package dev.portico.orderedit.workflow.domain;

import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Then;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A merchant's rules, in their order: a later one sees what an earlier one did. */
public record WorkflowRules(List<WorkflowRule> rules) {

    /** What a merchant has that never said otherwise: the two tags. */
    public static final WorkflowRules DEFAULT = new WorkflowRules(List.of(
            tagging(Trigger.EDITED_BY_CUSTOMER, Order.EDITED_TAG),
            tagging(Trigger.CANCELED_BY_CUSTOMER, Order.CANCELED_TAG)));

    public WorkflowRules {
        rules = List.copyOf(rules);
    }

    private static WorkflowRule tagging(Trigger when, String tag) {
        return new WorkflowRule(named(when + " " + tag), true, when, Then.ADD_TAG, tag, null, null);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** What the rules make of an order to which these things have happened. */
    public Outcome run(Set<Trigger> triggers, Order order, Instant now) {
        var run = new Run(order, now);
        rules.stream()
                .filter(rule -> rule.enabled() && triggers.contains(rule.when()))
                .forEach(run::apply);
        return run.outcome();
    }

    /** The order afterwards, and all that was done to it. */
    public record Outcome(
            Order order,
            List<String> tagsAdded,
            List<String> tagsRemoved,
            List<Hold> held,
            List<Hold> released,
            List<WorkflowRule> notices) {

        public Outcome {
            tagsAdded = List.copyOf(tagsAdded);
            tagsRemoved = List.copyOf(tagsRemoved);
            held = List.copyOf(held);
            released = List.copyOf(released);
            notices = List.copyOf(notices);
        }

        /** Nothing was done. */
        public static Outcome none(Order order) {
            return new Outcome(order, List.of(), List.of(), List.of(), List.of(), List.of());
        }

        public boolean nothingDone() {
            return tagsAdded.isEmpty()
                    && tagsRemoved.isEmpty()
                    && held.isEmpty()
                    && released.isEmpty()
                    && notices.isEmpty();
        }
    }

    private static final class Run {

        private final Order before;
        private final Instant now;
        private Order order;
        private final List<WorkflowRule> notices = new ArrayList<>();

        Run(Order order, Instant now) {
            this.before = order;
            this.order = order;
            this.now = now;
        }

        void apply(WorkflowRule rule) {
            var tag = rule.tag();
            switch (rule.then()) {
                case ADD_TAG -> order = tag == null ? order : order.withTag(tag);
                case REMOVE_TAG -> order = tag == null ? order : order.withoutTag(tag);
                case HOLD -> hold(rule);
                case RELEASE -> release(rule);
                case NOTIFY -> notices.add(rule);
            }
        }

        /** A rule's own hold stands once, however often the rule applies. */
        private void hold(WorkflowRule rule) {
            var hold = new Hold(rule.id(), Hold.Kind.STAFF, now, null, rule.text());
            if (order.hold(rule.id()).isEmpty()) {
                order = order.withHold(hold);
            }
        }

        private void release(WorkflowRule rule) {
            order.holds().stream()
                    .filter(hold -> hold.kind() == Hold.Kind.STAFF)
                    .filter(hold -> rule.text() == null || rule.text().equals(hold.reason()))
                    .forEach(hold -> order = order.withoutHold(hold));
        }

        Outcome outcome() {
            return new Outcome(
                    order,
                    missing(order.tags(), before.tags()),
                    missing(before.tags(), order.tags()),
                    missing(order.holds(), before.holds()),
                    missing(before.holds(), order.holds()),
                    notices);
        }

        private static <T> List<T> missing(List<T> of, List<T> in) {
            return of.stream().filter(it -> !in.contains(it)).toList();
        }
    }
}
