package dev.portico.payment.processor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Addresses that a processor's page may send a customer back to. */
public final class WebAddress {

    /** Whether it is an absolute http(s) address without a user name in it. */
    public static boolean isOne(String address) {
        try {
            var uri = new URI(address);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private WebAddress() {}
}
