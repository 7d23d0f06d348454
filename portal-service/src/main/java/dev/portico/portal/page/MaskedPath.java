package dev.portico.portal.page;

import io.quarkus.vertx.http.runtime.attribute.ExchangeAttribute;
import io.quarkus.vertx.http.runtime.attribute.ExchangeAttributeBuilder;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's path for the access log ({@code %{MASKED_PATH}}): of a link, and of a preview, only the token's first six characters
 * are written, enough to follow a visit and too little to open the page. Queries are left out.
 */
public final class MaskedPath implements ExchangeAttribute {

    private static final Pattern LINK = Pattern.compile("^(/(?:[po]|preview)/[^/]{0,6})[^/]*");

    /** Found by the service loader. */
    public static final class Builder implements ExchangeAttributeBuilder {

        @Override
        public String name() {
            return "Masked path";
        }

        @Override
        public @Nullable ExchangeAttribute build(String token) {
            return token.equals("%{MASKED_PATH}") ? new MaskedPath() : null;
        }

        @Override
        public int priority() {
            return 0;
        }
    }

    static String mask(String path) {
        return LINK.matcher(path).replaceFirst("$1…");
    }

    @Override
    public String readAttribute(RoutingContext exchange) {
        return mask(exchange.request().path());
    }

    @Override
    public void writeAttribute(RoutingContext exchange, String newValue) {
        throw new UnsupportedOperationException("the path can't be written");
    }
}
