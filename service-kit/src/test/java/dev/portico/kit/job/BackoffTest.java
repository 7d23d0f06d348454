package dev.portico.kit.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(45));

    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT1M", "2, PT2M", "6, PT32M", "7, PT45M", "60, PT45M"})
    void pausesDoubleUpToALimit(int tries, Duration pause) {
        assertThat(BACKOFF.after(tries)).isEqualTo(pause);
    }
}
