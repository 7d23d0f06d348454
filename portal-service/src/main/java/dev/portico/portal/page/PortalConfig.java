package dev.portico.portal.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "portico.portal")
interface PortalConfig {

    /** Where customers reach the portal; links and return addresses begin with it. */
    @WithDefault("http://localhost:8080")
    URI url();

    /** Hosts that item pictures may be loaded from, such as {@code https://cdn.example.com}. None by default. */
    Optional<List<String>> imageHosts();

    /** Origins a pay button may lead to, beside payment-service's own pages. */
    Optional<List<String>> payOrigins();

    /** Posts one link may send in a minute; a person needs few, a script is told to wait. */
    @WithDefault("90")
    int postsPerMinute();
}
