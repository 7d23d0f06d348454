package dev.portico.kit.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes a caller's {@code traceparent} over before anything else sees the request. */
@ApplicationScoped
class TraceRequests {

    private static final int FIRST = 600;

    void register(@Observes Filters filters) {
        filters.register(TraceRequests::enter, FIRST);
    }

    private static void enter(RoutingContext request) {
        Traces.enter(request.request().getHeader(Traces.HEADER));
        request.next();
    }
}
