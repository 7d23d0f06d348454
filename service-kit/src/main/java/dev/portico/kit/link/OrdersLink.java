package dev.portico.kit.link;

import dev.portico.kit.tenancy.MerchantId;
import java.time.Instant;
import java.util.UUID;

/**
 * What the link to all orders of one address says.
 *
 * @param orderId the order by which the address was reached; when that order's link is re-issued or its address changes,
 *     this link is revoked, too
 * @param generation of that order's link
 * @param address stands for the address ({@link OrdersLinks#isFor}); in hex
 * @param expiresAt exclusive, to the second
 */
public record OrdersLink(MerchantId merchant, UUID orderId, int generation, String address, Instant expiresAt) {}
