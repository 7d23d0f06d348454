package dev.portico.payment.processor.sandbox;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers that keep a payment page to itself: no scripts, no frames, no cache, nothing loaded from elsewhere. */
final class SandboxAnswers {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'%s; "
            + "base-uri 'none'; frame-ancestors 'none'";

    /** @param returnUrl browsers check a form's target after redirects too, so the shop must be named; null for none */
    static Uni<Response> html(int status, TemplateInstance page, @Nullable String returnUrl) {
        var policy = POLICY.formatted(returnUrl == null ? "" : " " + origin(returnUrl));
        return page.createUni().map(html -> Response.status(status)
                .type("text/html;charset=UTF-8")
                .header("Content-Security-Policy", policy)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .entity(html)
                .build());
    }

    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** The try that a form was shown for; 0 when it doesn't say, which is none. */
    static int formNumber(@Nullable String form) {
        return form != null && form.matches("[0-9]{1,6}") ? Integer.parseInt(form) : 0;
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private SandboxAnswers() {}
}
