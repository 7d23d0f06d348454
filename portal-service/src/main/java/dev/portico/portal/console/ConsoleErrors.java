package dev.portico.portal.console;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Staff get pages where programs get problems. */
class ConsoleErrors {

    private final ConsoleHtml html;

    ConsoleErrors(ConsoleHtml html) {
        this.html = html;
    }

    @ServerExceptionMapper
    public Response refused(ConsoleRefusedException refused) {
        return html.message(refused);
    }
}
