package dev.portico.notification.session;

import dev.portico.notification.template.EditFacts.SessionEdit;
import java.util.List;
import java.util.UUID;

/**
 * A customer's edits of one order, within a few minutes.
 *
 * @param causeId the event of the first edit
 * @param edits oldest first
 */
public record EditSession(UUID orderId, UUID causeId, List<SessionEdit> edits) {

    public EditSession {
        edits = List.copyOf(edits);
    }
}
