package dev.portico.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.function.Function;

/** What became of an answer to a request. */
public sealed interface RequestAnswer {

    <T> T fold(Function<? super Taken, ? extends T> taken, Function<? super TooLate, ? extends T> tooLate);

    /** @param order the excerpt after it, as the event with this sequence carries it */
    record Taken(UUID orderId, JsonNode order, long sequence) implements RequestAnswer {
        @Override
        public <T> T fold(Function<? super Taken, ? extends T> taken, Function<? super TooLate, ? extends T> tooLate) {
            return taken.apply(this);
        }
    }

    /** It was answered, paid, taken back or over before; nothing was changed. */
    record TooLate() implements RequestAnswer {
        @Override
        public <T> T fold(Function<? super Taken, ? extends T> taken, Function<? super TooLate, ? extends T> tooLate) {
            return tooLate.apply(this);
        }
    }
}
