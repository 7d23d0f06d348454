package dev.portico.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * One form for every refusal. A service may map an exception in its own way (pages do): its mapper wins by priority.
 *
 * <p>What nobody foresaw is logged once, here, under an id that the answer carries; the answer shows nothing else of it.
 */
@Priority(ProblemMappers.AFTER_THE_SERVICES)
class ProblemMappers {

    static final int AFTER_THE_SERVICES = Priorities.USER + 1000;

    /** Quarkus' own mappers for security and for unreadable JSON stand at USER + 1 and + 100. */
    private static final int BEFORE_THE_BUILT_IN = Priorities.USER;

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            401, "unauthenticated",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body-too-large",
            415, "unsupported-media-type");

    @ServerExceptionMapper(priority = AFTER_THE_SERVICES)
    public Response known(ProblemException refusal) {
        return answer(refusal.problem());
    }

    @ServerExceptionMapper(priority = AFTER_THE_SERVICES)
    public Response invalid(ConstraintViolationException invalid) {
        var faults = invalid.getConstraintViolations().stream()
                .map(ProblemMappers::fault)
                .toList();
        return answer(new Problem(400, "invalid-request", "The request has faults", null, faults, Map.of()));
    }

    @ServerExceptionMapper(priority = AFTER_THE_SERVICES)
    public Response lostRace(OptimisticLockException lost) {
        return answer(bare(409, "conflict", "Somebody else changed this at the same time"));
    }

    @ServerExceptionMapper(priority = BEFORE_THE_BUILT_IN)
    public Response unauthenticated(AuthenticationFailedException failed) {
        return challenge();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_BUILT_IN)
    public Response unauthenticated(UnauthorizedException missing) {
        return challenge();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_BUILT_IN)
    public Response forbidden(ForbiddenException forbidden) {
        return answer(bare(403, "forbidden", "This token may not do that"));
    }

    @ServerExceptionMapper(priority = BEFORE_THE_BUILT_IN)
    public Response unreadable(MismatchedInputException mismatch) {
        return answer(JsonFaults.problem(mismatch));
    }

    @ServerExceptionMapper(priority = AFTER_THE_SERVICES)
    public Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return answer(JsonFaults.problem(unreadable));
        }
        var status = failure.getResponse().getStatus();
        if (status >= 500 || status < 400) {
            return unforeseen(failure);
        }
        var code = CODES.getOrDefault(status, "request-refused");
        return answer(bare(status, code, title(code)));
    }

    @ServerExceptionMapper(priority = AFTER_THE_SERVICES)
    public Response unforeseen(Throwable failure) {
        var id = UUID.randomUUID();
        LOG.errorf(failure, "unforeseen failure %s", id);
        return answer(new Problem(
                500, "internal-error", "Something went wrong on our side", null, List.of(), Map.of("errorId", id)));
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return new Fault("invalid", JsonFaults.pointer(violation.getPropertyPath()), violation.getMessage(), Map.of());
    }

    private static Response challenge() {
        return Response.fromResponse(answer(bare(401, "unauthenticated", "A valid bearer token is needed")))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static String title(String code) {
        var words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Problem bare(int status, String code, String title) {
        return new Problem(status, code, title, null, List.of(), Map.of());
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
