package dev.portico.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way out: one that can't be closed keeps nobody else open. */
class QuietlyTest {

    @Test
    @Timeout(20)
    void whoHangsOrFailsKeepsNobodyOpenAndIsGivenUp() {
        var never = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        List<AutoCloseable> all = List.of(
                never::await,
                () -> {
                    throw new IllegalStateException("broken");
                },
                closed::countDown);

        Quietly.closeAll(all, Duration.ofMillis(300));

        assertThat(closed.getCount()).isZero();
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void nobodyWaitsLongerThanTheyTake() {
        var closed = new CountDownLatch(2);

        Quietly.closeAll(List.of(closed::countDown, closed::countDown), Duration.ofHours(1));

        assertThat(closed.getCount()).isZero();
    }
}
