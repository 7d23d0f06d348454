package dev.portico.kit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InTurnTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void aStepBeginsWhenTheOneBeforeHasEnded() {
        var first = new CompletableFuture<Void>();
        var all = InTurn.each(
                        List.of("a", "b"),
                        item -> item.equals("a") ? Uni.createFrom().completionStage(first) : step(item))
                .subscribeAsCompletionStage();
        assertThat(done).isEmpty();

        first.complete(null);

        assertThat(all).isCompleted();
        assertThat(done).containsExactly("b");
    }

    @Test
    void theFirstThatFailsIsTheLast() {
        var all = InTurn.each(
                List.of("a", "b", "c"),
                item -> item.equals("b") ? Uni.createFrom().failure(new IllegalStateException(item)) : step(item));

        assertThatThrownBy(() -> all.await().indefinitely()).hasMessage("b");
        assertThat(done).containsExactly("a");
    }

    @Test
    void nothingToDoIsDone() {
        InTurn.each(List.of(), item -> step("never")).await().indefinitely();

        assertThat(done).isEmpty();
    }

    private Uni<Void> step(String item) {
        done.add(item);
        return Uni.createFrom().voidItem();
    }
}
