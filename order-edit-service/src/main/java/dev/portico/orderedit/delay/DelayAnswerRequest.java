package dev.portico.orderedit.delay;

import dev.portico.orderedit.delay.domain.DelayRules.Choice;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A customer's answer to a delay.
 *
 * @param version of the order whose refund the customer saw: canceling another one is refused with what it would give back now
 */
record DelayAnswerRequest(@NotNull UUID noticeId, @NotNull Choice answer, @NotNull @Min(1) Integer version) {}
