package dev.portico.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large before it is read, with a problem instead of a bare status.
 *
 * <p>Bodies that don't say their length are cut by Quarkus' own limit. Paths under {@code portico.http.large-bodies}
 * (imports) have that limit only.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_EVERYTHING = 500;

    private final BigInteger limit;
    private final Optional<List<String>> largeBodies;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "portico.http.max-body-size", defaultValue = "1M") MemorySize limit,
            @ConfigProperty(name = "portico.http.large-bodies") Optional<List<String>> largeBodies,
            ObjectMapper json) {
        this.limit = limit.asBigInteger();
        this.largeBodies = largeBodies;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext request) {
        if (isTooLarge(request.request().getHeader("Content-Length"))
                && !mayBeLarge(request.request().path())) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private boolean isTooLarge(@org.jspecify.annotations.Nullable String length) {
        return length != null && length.matches("\\d+") && new BigInteger(length).compareTo(limit) > 0;
    }

    private boolean mayBeLarge(String path) {
        return largeBodies.orElse(List.of()).contains(path);
    }

    private void refuse(RoutingContext request) {
        var problem = new Problem(
                413, "body-too-large", "The body is too large", null, List.of(), Map.of("limitBytes", limit));
        var unused = request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(write(problem));
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
