package dev.portico.orderedit.policy.domain;

import java.util.List;
import java.util.UUID;

/** What a customer may do with an order and with each of its lines. An action that is switched off or hidden is not listed. */
public record Permissions(List<Permission> actions, List<OfLine> lines) {

    public Permissions {
        actions = List.copyOf(actions);
        lines = List.copyOf(lines);
    }

    /** The permissions of one line. */
    public record OfLine(UUID lineId, List<Permission> actions) {

        public OfLine {
            actions = List.copyOf(actions);
        }

        public boolean allows(Action action) {
            return actions.stream().anyMatch(permission -> permission.action() == action && permission.allowed());
        }
    }
}
