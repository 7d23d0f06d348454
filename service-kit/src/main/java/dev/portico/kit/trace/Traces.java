package dev.portico.kit.trace;

import io.vertx.core.Vertx;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the running work belongs to. It lives as long as the Vert.x context of a request, of an event's handling
 * or of a job's turn; its id is in the logs as {@code traceId}.
 */
public final class Traces {

    /** HTTP and Kafka call it the same. */
    public static final String HEADER = "traceparent";

    private static final String IN_LOGS = "traceId";
    private static final String CURRENT = Traces.class.getName();

    /** Work that nobody's trace led to begins one. */
    public static TraceParent current() {
        var context = Vertx.currentContext();
        TraceParent known = context == null ? null : context.getLocal(CURRENT);
        return known == null ? keep(TraceParent.fresh()) : known;
    }

    /** Goes on with the trace of a request or an event; with a new one when it brings none. */
    public static void enter(@Nullable String header) {
        var unused = keep(TraceParent.parse(header).map(TraceParent::next).orElseGet(TraceParent::fresh));
    }

    private static TraceParent keep(TraceParent trace) {
        var context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(CURRENT, trace);
            MDC.put(IN_LOGS, trace.traceId());
        }
        return trace;
    }

    private Traces() {}
}
