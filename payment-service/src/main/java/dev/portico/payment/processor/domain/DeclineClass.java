package dev.portico.payment.processor.domain;

/** What a decline means for another try. Public: it appears in events. */
public enum DeclineClass {
    /** May work another day: there was not enough money, or the bank had a bad one. */
    SOFT,
    /** Never works with this card: another one is needed. */
    HARD,
    /** Works once the customer has confirmed it with their bank. */
    AUTHENTICATION
}
