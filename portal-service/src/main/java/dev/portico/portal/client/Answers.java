package dev.portico.portal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.portal.client.Preview.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads what a service answered. Nobody waits longer than two seconds; silence and nonsense are the same failure. */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** @param body of an answer below 400, or of a refusal */
    record Answer(int status, JsonNode body) {

        boolean isRefusal(int refused, String code) {
            return status == refused && code.equals(body.path("code").asText());
        }
    }

    Uni<Answer> of(String service, Uni<String> call) {
        return call.map(body -> new Answer(200, parse(service, body)))
                .onFailure(WebApplicationException.class)
                .recoverWithUni(
                        refused -> Uni.createFrom().item(() -> refusal(service, (WebApplicationException) refused)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure -> isSilence(failure))
                .transform(failure -> new ServiceDownException(service, failure))
                .onFailure(ServiceDownException.class)
                .invoke(down -> LOG.warnf("%s: %s", down.getMessage(), down.getCause()));
    }

    <T> T read(String service, JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new ServiceDownException(service, e);
        }
    }

    List<Violation> violations(String service, JsonNode problem) {
        var violations = problem.path("violations");
        return violations.isArray() ? List.of(read(service, violations, Violation[].class)) : List.of();
    }

    private Answer refusal(String service, WebApplicationException refused) {
        var status = refused.getResponse().getStatus();
        if (status >= 500 || status == 401 || status == 403) {
            throw new ServiceDownException(service, status);
        }
        return new Answer(status, parse(service, refused.getResponse().readEntity(String.class)));
    }

    private JsonNode parse(String service, String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ServiceDownException(service, e);
        }
    }

    private static boolean isSilence(Throwable failure) {
        return failure instanceof ProcessingException
                || failure instanceof io.smallrye.mutiny.TimeoutException
                || failure instanceof java.util.concurrent.TimeoutException
                || failure instanceof java.io.IOException
                || failure instanceof io.quarkus.oidc.client.OidcClientException;
    }
}
