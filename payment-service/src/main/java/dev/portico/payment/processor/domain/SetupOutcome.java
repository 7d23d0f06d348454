package dev.portico.payment.processor.domain;

/** What has become of a page that saves a card. */
public sealed interface SetupOutcome {

    /** No card yet; one that was declined leaves the page open for another. */
    record Open() implements SetupOutcome {}

    record Saved(CardOnFile card) implements SetupOutcome {}

    /** No card can be saved there any more. */
    record Expired() implements SetupOutcome {}
}
