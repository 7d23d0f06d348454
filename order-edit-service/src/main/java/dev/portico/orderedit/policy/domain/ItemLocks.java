package dev.portico.orderedit.policy.domain;

/**
 * Which kinds of lines stay as they are.
 *
 * @param free lines that cost nothing, gifts; they can't be added either
 * @param custom lines that are not from the catalog, and fees
 * @param personalized lines with a property the customer sees, such as an engraving: they may be removed, not changed
 */
public record ItemLocks(boolean free, boolean custom, boolean personalized) {

    public static final ItemLocks ALL = new ItemLocks(true, true, true);
}
