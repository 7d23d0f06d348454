package dev.portico.orderedit.policy.domain;

/** What happens first when an edit makes an order dearer. */
public enum OnIncrease {
    /** The edit is in force, the order is held until it is paid. */
    APPLY_THEN_COLLECT,
    /** The stock is reserved, the edit is in force once it is paid. */
    COLLECT_THEN_APPLY
}
