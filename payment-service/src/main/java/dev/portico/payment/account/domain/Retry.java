package dev.portico.payment.account.domain;

import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows a declined charge.
 *
 * @param nextAt when it is tried again by itself; null when it is not
 */
public record Retry(DeclineClass declineClass, @Nullable Instant nextAt) {}
