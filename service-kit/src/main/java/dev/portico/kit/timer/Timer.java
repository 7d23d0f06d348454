package dev.portico.kit.timer;

import dev.portico.kit.tenancy.MerchantId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something to do later, once.
 *
 * @param kind which {@link TimerHandler} does it
 * @param subject what it is about; there is one timer per kind and subject
 */
public record Timer(MerchantId merchant, String kind, UUID subject, Instant dueAt) {}
