package dev.portico.portal.client;

/** Whether a mail with a link to change the card is on its way. */
public enum CardMailAnswer {
    SENT,
    /** Nothing is left that a card would be charged for. */
    NOT_NEEDED
}
