package dev.portico.orderedit.policy.domain;

import java.util.List;

/** Whether one action is allowed now; if not, every reason. */
public record Permission(Action action, List<Reason> reasons) {

    public Permission {
        reasons = List.copyOf(reasons);
    }

    public boolean allowed() {
        return reasons.isEmpty();
    }
}
