package dev.portico.orderedit.policy.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Counts what customers may do with orders under two policies. It grows with the number of actions and reasons, not of orders. For
 * one thread at a time.
 */
public final class PolicyComparison {

    private static final int SAMPLES = 5;

    private final Map<Action, Tally> tallies = new EnumMap<>(Action.class);

    /** An action under both policies: for how many orders it is allowed, and for how many that changes. */
    public record OfAction(
            Action action, int allowedBefore, int allowedAfter, int locked, int unlocked, List<OfReason> reasons) {

        public OfAction {
            reasons = List.copyOf(reasons);
        }
    }

    /** A reason against an action: how many orders it applies to, and a few of those to which it does under one policy only. */
    public record OfReason(String code, int before, int after, List<Sample> samples) {

        public OfReason {
            samples = List.copyOf(samples);
        }
    }

    /** An order that a change of policy makes a difference to. */
    public record Sample(UUID orderId, String number, boolean before, boolean after) {}

    public void add(Situation situation, EditPolicy proposed) {
        var before = PermissionRules.everything(situation).actions();
        var after = PermissionRules.everything(situation.copy().policy(proposed).make())
                .actions();
        for (int i = 0; i < before.size(); i++) {
            var action = before.get(i).action();
            tallies.computeIfAbsent(action, Tally::new).add(situation, before.get(i), after.get(i));
        }
    }

    public List<OfAction> actions() {
        return tallies.values().stream().map(Tally::result).toList();
    }

    /** The counts of one action. */
    private static final class Tally {

        private final Action action;
        private final Map<String, ReasonTally> reasons = new TreeMap<>();
        private int allowedBefore;
        private int allowedAfter;
        private int locked;
        private int unlocked;

        Tally(Action action) {
            this.action = action;
        }

        void add(Situation situation, Permission before, Permission after) {
            allowedBefore += before.allowed() ? 1 : 0;
            allowedAfter += after.allowed() ? 1 : 0;
            locked += before.allowed() && !after.allowed() ? 1 : 0;
            unlocked += !before.allowed() && after.allowed() ? 1 : 0;
            var codesBefore = codes(before);
            var codesAfter = codes(after);
            Stream.concat(codesBefore.stream(), codesAfter.stream()).distinct().forEach(code -> reasons.computeIfAbsent(
                            code, ReasonTally::new)
                    .add(situation, codesBefore.contains(code), codesAfter.contains(code)));
        }

        private static List<String> codes(Permission permission) {
            return permission.reasons().stream().map(Reason::code).distinct().toList();
        }

        OfAction result() {
            return new OfAction(
                    action,
                    allowedBefore,
                    allowedAfter,
                    locked,
                    unlocked,
                    reasons.values().stream().map(ReasonTally::result).toList());
        }
    }

    /** The counts of one reason against one action. */
    private static final class ReasonTally {

        private final String code;
        private final List<Sample> samples = new ArrayList<>();
        private int before;
        private int after;

        ReasonTally(String code) {
            this.code = code;
        }

        void add(Situation situation, boolean appliedBefore, boolean appliesAfter) {
            before += appliedBefore ? 1 : 0;
            after += appliesAfter ? 1 : 0;
            if (appliedBefore != appliesAfter && samples.size() < SAMPLES) {
                var order = situation.order();
                samples.add(new Sample(order.id(), order.number(), appliedBefore, appliesAfter));
            }
        }

        OfReason result() {
            return new OfReason(code, before, after, samples);
        }
    }
}
