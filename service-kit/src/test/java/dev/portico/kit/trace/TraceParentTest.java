package dev.portico.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void whatIsReadIsWrittenAgain() {
        assertThat(TraceParent.parse(SAMPLED)).hasValueSatisfying(trace -> {
            assertThat(trace.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(trace.value()).isEqualTo(SAMPLED);
        });
    }

    @Test
    void theNextPartIsOfTheSameTraceAndAsMuchRecorded() {
        var trace = TraceParent.parse(SAMPLED).orElseThrow();

        assertThat(trace.next().traceId()).isEqualTo(trace.traceId());
        assertThat(trace.next().spanId()).isNotEqualTo(trace.spanId());
        assertThat(trace.next().sampled()).isTrue();
    }

    @Test
    void aNewTraceIsInTheForm() {
        var trace = TraceParent.fresh();

        assertThat(TraceParent.parse(trace.value())).contains(trace);
        assertThat(TraceParent.fresh()).isNotEqualTo(trace);
    }

    @Test
    void aLaterVersionIsReadAsFarAsItIsKnown() {
        assertThat(TraceParent.parse("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-brings"))
                .isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX: y"
            })
    void anythingElseBeginsAnew(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }
}
