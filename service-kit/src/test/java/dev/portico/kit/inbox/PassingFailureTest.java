package dev.portico.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PassingFailureTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void passes(String situation, Throwable failure, boolean expected) {
        assertThat(PassingFailure.isIn(failure)).isEqualTo(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("the database is not there", new ConnectException("refused"), true),
                arguments(
                        "deep below", new IllegalStateException(new RuntimeException(new ConnectException("x"))), true),
                arguments("no answer in time", new TimeoutException(), true),
                arguments("a lost race", new OptimisticLockException(), true),
                arguments("a deadlock", sql("40P01"), true),
                arguments("the server shuts down", sql("57P01"), true),
                arguments("too many connections", sql("53300"), true),
                arguments("a duplicate key", sql("23505"), false),
                arguments("row-level security", sql("42501"), false),
                arguments("JSON that can't be read is an IOException, too", json(), false),
                arguments("wrapped", new PoisonException("unreadable", json()), false),
                arguments("a bug", new NullPointerException(), false));
    }

    private static PgException sql(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }

    private static JsonParseException json() {
        return new JsonParseException((JsonParser) null, "broken");
    }
}
