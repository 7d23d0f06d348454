package dev.portico.portal.link;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Links as the API and events show them. */
final class LinkWire {

    static final String TOPIC = "merchant.events";
    static final String REISSUED = "link.reissued.v1";

    @Schema(name = "PortalLink")
    record View(String url, Instant expiresAt, int generation) {}

    /** Data of {@code link.reissued.v1}. It names no address: whoever sends links signs them anew. */
    record Reissued(UUID orderId, int generation, Instant reissuedAt) {}

    private LinkWire() {}
}
