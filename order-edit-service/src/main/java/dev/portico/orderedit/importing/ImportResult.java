package dev.portico.orderedit.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.http.Fault;
import dev.portico.orderedit.order.PutOrderOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportResult(
        int line,
        @Nullable String externalId,
        Status status,
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable List<Fault> violations) {

    /** As for a single order; REFUSED: nothing of this line was stored. */
    enum Status {
        CREATED,
        UPDATED,
        UNCHANGED,
        IGNORED,
        REFUSED
    }

    static ImportResult stored(int line, PutOrderOutcome outcome) {
        return new ImportResult(
                line,
                outcome.externalId(),
                Status.valueOf(outcome.effect().name()),
                outcome.id(),
                outcome.version(),
                null);
    }

    static ImportResult refused(int line, @Nullable String externalId, List<Fault> violations) {
        return new ImportResult(line, externalId, Status.REFUSED, null, null, violations);
    }
}
