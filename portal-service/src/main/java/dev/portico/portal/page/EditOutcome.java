package dev.portico.portal.page;

import dev.portico.portal.client.CommitAnswer.Committed;

/** What the order page says after a change was sent: made, the end of the order, waiting for the shop, or waiting to be paid. */
final class EditOutcome {

    /** @param applied the confirmation of a change that is made already */
    static String of(Committed committed, String applied) {
        switch (committed.outcome()) {
            case "CANCELED":
                return "canceled";
            case "AWAITING_APPROVAL":
                return "requested";
            case "AWAITING_PAYMENT":
                return "payFirst";
            default:
                return applied;
        }
    }

    private EditOutcome() {}
}
