package dev.portico.orderedit.edit.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One committed edit: from which version to which, and what is different. Amounts in minor units of the order's currency. */
public record OrderEdit(
        UUID id,
        int fromVersion,
        int toVersion,
        long totalBeforeMinor,
        long totalAfterMinor,
        Instant committedAt,
        List<Difference> differences) {

    public OrderEdit {
        differences = List.copyOf(differences);
    }

    public long deltaMinor() {
        return totalAfterMinor - totalBeforeMinor;
    }
}
