package dev.portico.orderedit.policy.domain;

import java.util.List;

/** What a customer may do; each can be switched off by the merchant, but WITHDRAW: its terms say where it is offered. */
public enum Action {
    CHANGE_QUANTITY,
    SWAP_VARIANT,
    REPLACE_ITEM,
    REMOVE_ITEM,
    ADD_ITEM,
    CHANGE_SHIPPING_ADDRESS,
    CHANGE_SHIPPING_METHOD,
    CHANGE_CONTACT,
    CHANGE_NOTE,
    UNDO,
    CANCEL,
    WITHDRAW,
    PAY;

    /** The actions that are about one line. */
    public static final List<Action> OF_A_LINE = List.of(CHANGE_QUANTITY, SWAP_VARIANT, REPLACE_ITEM, REMOVE_ITEM);

    public boolean ofALine() {
        return OF_A_LINE.contains(this);
    }

    /** Whether it changes what is sold. */
    public boolean ofItems() {
        return ofALine() || this == ADD_ITEM;
    }

    /** Withdrawing is a right; its terms say where the shop grants it. */
    public boolean switchable() {
        return this != WITHDRAW;
    }

    /** Whether saving it is an edit: it counts towards limits, and may be put before the merchant. */
    public boolean edits() {
        return switch (this) {
            case CHANGE_QUANTITY,
                    SWAP_VARIANT,
                    REPLACE_ITEM,
                    REMOVE_ITEM,
                    ADD_ITEM,
                    CHANGE_SHIPPING_ADDRESS,
                    CHANGE_SHIPPING_METHOD,
                    CHANGE_CONTACT,
                    CHANGE_NOTE -> true;
            case UNDO, CANCEL, WITHDRAW, PAY -> false;
        };
    }

    /** Whether the merchant's rules about an order's state apply: not to money that is owed, nor to a right by law. */
    boolean ruled() {
        return this != PAY && this != WITHDRAW;
    }
}
