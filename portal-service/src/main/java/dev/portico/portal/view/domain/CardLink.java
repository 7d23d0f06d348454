package dev.portico.portal.view.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail with a link to change the card was asked for. The link itself is in the mail alone.
 *
 * @param expiresAt null when it does not expire
 */
public record CardLink(long sequence, Instant at, @Nullable Instant expiresAt) implements Fact {}
