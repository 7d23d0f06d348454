package dev.portico.kit.document;

import dev.portico.kit.http.Problems;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The version of a document as an entity tag. */
public final class Etags {

    /**
     * The version that {@code If-Match} names; empty where it is left out or any will do.
     *
     * @param changed the code of the problem (412) for what is no tag of ours
     */
    public static Optional<Integer> expected(@Nullable String ifMatch, String changed) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        if (!ifMatch.matches("\"\\d{1,9}\"")) {
            throw Problems.of(412, changed, "If-Match must be the ETag of what was read");
        }
        return Optional.of(Integer.valueOf(ifMatch.substring(1, ifMatch.length() - 1)));
    }

    public static <V> RestResponse<V> answer(V view, int version) {
        return ResponseBuilder.ok(view).header("ETag", "\"" + version + "\"").build();
    }

    private Etags() {}
}
