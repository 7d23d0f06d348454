package dev.portico.payment.method;

import dev.portico.payment.method.domain.CardSetup;
import dev.portico.payment.processor.PaymentProcessor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * From a link to the page that saves a card: a transaction that uses the link up and stores the set-up with its key, then
 * the processor, then a transaction that stores the page. No transaction is open while the processor thinks; after a crash
 * in between the same link leads to the same page.
 */
@ApplicationScoped
class SaveCard {

    private final MethodUpdates updates;
    private final UpdateTokens tokens;
    private final PaymentProcessor processor;

    SaveCard(MethodUpdates updates, UpdateTokens tokens, PaymentProcessor processor) {
        this.updates = updates;
        this.tokens = tokens;
        this.processor = processor;
    }

    /** The merchant is the token's, which is signed. */
    Uni<CardSetup> start(String token, String returnUrl) {
        var known = tokens.read(token).orElseThrow(MethodProblems::unknown);
        return updates.begin(known.merchant(), known.hash(), returnUrl).chain(this::open);
    }

    private Uni<CardSetup> open(SetupOpening opening) {
        return processor
                .setUp(opening.wish())
                .chain(session ->
                        updates.opened(opening.merchant(), opening.setup().id(), session));
    }
}
