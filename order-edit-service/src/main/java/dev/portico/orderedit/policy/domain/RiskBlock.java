package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.RiskLevel;

/** From which risk on an order is locked. */
public enum RiskBlock {
    MEDIUM,
    HIGH,
    NEVER;

    boolean blocks(RiskLevel level) {
        return switch (this) {
            case MEDIUM -> level.compareTo(RiskLevel.MEDIUM) >= 0;
            case HIGH -> level == RiskLevel.HIGH;
            case NEVER -> false;
        };
    }
}
