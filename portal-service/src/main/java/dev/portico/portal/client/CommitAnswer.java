package dev.portico.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.client.Preview.Violation;
import java.util.List;
import java.util.function.Function;

/** What became of an edit, its undoing, a cancellation or a withdrawal. */
public sealed interface CommitAnswer {

    <T> T fold(
            Function<? super Committed, ? extends T> committed,
            Function<? super Refused, ? extends T> refused,
            Function<? super Stale, ? extends T> stale);

    /**
     * @param order the excerpt after it, as the event with this sequence carries it
     * @param outcome APPLIED, CANCELED, AWAITING_APPROVAL or AWAITING_PAYMENT of an edit, CANCELED or REQUESTED of a cancellation;
     *     empty where there is only one
     */
    record Committed(JsonNode order, long sequence, String outcome) implements CommitAnswer {
        @Override
        public <T> T fold(
                Function<? super Committed, ? extends T> committed,
                Function<? super Refused, ? extends T> refused,
                Function<? super Stale, ? extends T> stale) {
            return committed.apply(this);
        }
    }

    record Refused(List<Violation> violations) implements CommitAnswer {
        @Override
        public <T> T fold(
                Function<? super Committed, ? extends T> committed,
                Function<? super Refused, ? extends T> refused,
                Function<? super Stale, ? extends T> stale) {
            return refused.apply(this);
        }
    }

    /** The order has moved on meanwhile; nothing was changed. */
    record Stale() implements CommitAnswer {
        @Override
        public <T> T fold(
                Function<? super Committed, ? extends T> committed,
                Function<? super Refused, ? extends T> refused,
                Function<? super Stale, ? extends T> stale) {
            return stale.apply(this);
        }
    }
}
