package dev.portico.payment.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.portico.payment.processor.ProcessorUnreachableException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How calls leave the event loop, come back to it, and what their failures are called. */
@QuarkusTest
class StripeLineTest {

    private final StripeLine line = new StripeLine(new OneAtATime());

    @AfterEach
    void close() {
        line.close();
    }

    private record OneAtATime() implements StripeConfig {

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int calls() {
            return 1;
        }

        @Override
        public int waitingCalls() {
            return 1;
        }

        @Override
        public Duration pageLifetime() {
            return Duration.ofHours(23);
        }
    }

    private record Places(Context before, String during, Context after, String afterwards) {}

    @Test
    void aCallIsMadeElsewhereAndComesBack() throws Throwable {
        var places = run(() -> {
            var before = Vertx.currentContext();
            return line.call(() -> Thread.currentThread().getName())
                    .map(during -> new Places(
                            before,
                            during,
                            Vertx.currentContext(),
                            Thread.currentThread().getName()));
        });

        assertThat(places.during).startsWith("stripe-");
        assertThat(places.after).isSameAs(places.before);
        assertThat(places.afterwards).doesNotStartWith("stripe-");
    }

    /** One call hangs, one waits for it; the third is told at once instead of waiting, too. */
    @Test
    void whenStripeHangsOthersAreToldAtOnce() {
        var answer = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> run(() -> {
                        var unused =
                                line.call(() -> waitFor(answer)).subscribe().with(item -> {}, failure -> {});
                        unused = line.call(() -> waitFor(answer)).subscribe().with(item -> {}, failure -> {});
                        return line.call(() -> "a third");
                    }))
                    .isInstanceOf(ProcessorUnreachableException.class);
        } finally {
            answer.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failuresAreToldApart(StripeException failure, Class<? extends Throwable> expected) {
        assertThatThrownBy(() -> run(() -> line.call(() -> {
                    throw failure;
                })))
                .isInstanceOf(expected);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ApiConnectionException("read timed out"), ProcessorUnreachableException.class),
                Arguments.of(
                        new RateLimitException("slow", null, "r", null, 429, null),
                        ProcessorUnreachableException.class),
                Arguments.of(new ApiException("conflict", "r", null, 409, null), ProcessorUnreachableException.class),
                Arguments.of(
                        new IdempotencyException("in use", "r", "idempotency_key_in_use", 400),
                        ProcessorUnreachableException.class),
                Arguments.of(new ApiException("theirs", "r", null, 500, null), StripeUndecidedException.class),
                Arguments.of(new ApiException("theirs", "r", null, 503, null), StripeUndecidedException.class),
                Arguments.of(new ApiException("no JSON", "r", null, 200, null), StripeUndecidedException.class),
                Arguments.of(new IdempotencyException("other body", "r", null, 400), StripeRefusedException.class),
                Arguments.of(
                        new InvalidRequestException("no", "amount", "r", null, 400, null),
                        StripeRefusedException.class),
                Arguments.of(new AuthenticationException("no", "r", null, 401), StripeRefusedException.class));
    }

    @Test
    void whatTheLibraryTripsOverIsNoAnswer() {
        assertThatThrownBy(() -> run(() -> line.call(() -> {
                    throw new NullPointerException("empty error");
                })))
                .isInstanceOf(StripeUndecidedException.class);
        assertThatThrownBy(() -> run(() -> line.ask(() -> {
                    throw new RuntimeException(new ApiException("on the second page", "r", null, 500, null));
                })))
                .isInstanceOf(ProcessorUnreachableException.class);
    }

    private static String waitFor(CountDownLatch answer) {
        try {
            answer.await();
            return "answered";
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
