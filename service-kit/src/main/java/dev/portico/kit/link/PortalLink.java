package dev.portico.kit.link;

import dev.portico.kit.tenancy.MerchantId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a customer's personal link says.
 *
 * @param generation grows when the link is re-issued; a link of an older generation is revoked
 * @param expiresAt exclusive, to the second
 */
public record PortalLink(MerchantId merchant, UUID orderId, int generation, Instant expiresAt) {}
