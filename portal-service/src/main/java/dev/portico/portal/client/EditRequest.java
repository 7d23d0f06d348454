package dev.portico.portal.client;

import java.util.List;

/** Staged changes, and the version of the order they were made for. */
public record EditRequest(int version, List<StagedChange> changes) {

    public EditRequest {
        changes = List.copyOf(changes);
    }
}
