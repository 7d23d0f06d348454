package dev.portico.portal.page;

import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name by which the portal was asked: nothing of a shop is shown under another shop's own. */
final class AskedHost {

    /** As names are compared: small letters, no port, no dot at the end. Empty for what is no name. */
    static String of(UriInfo address) {
        @Nullable String host = address.getBaseUri().getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("[.]$", "");
    }

    private AskedHost() {}
}
