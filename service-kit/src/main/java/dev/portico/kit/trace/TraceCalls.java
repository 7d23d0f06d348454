package dev.portico.kit.trace;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Hands the trace on to the service that is called. Every REST client has it. */
@Provider
public class TraceCalls implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(Traces.HEADER, Traces.current().value());
    }
}
