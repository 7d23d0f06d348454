package dev.portico.payment.charge;

import dev.portico.payment.processor.domain.ChargeOutcome;
import java.util.UUID;

/**
 * What the processor says became of an attempt.
 *
 * @param key of the attempt that it speaks of
 */
public record News(UUID chargeId, String key, ChargeOutcome outcome) {}
