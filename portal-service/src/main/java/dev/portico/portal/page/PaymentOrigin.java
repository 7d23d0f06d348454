package dev.portico.portal.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

@ConfigMapping(prefix = "portico.payment")
interface PaymentOrigin {

    /** payment-service, as browsers reach it: a pay button may lead there. */
    @WithDefault("http://localhost:8082")
    URI url();
}
