package dev.portico.payment.schedule;

import dev.portico.payment.schedule.domain.Dues;
import dev.portico.payment.schedule.domain.Schedule;

/**
 * A schedule as it is stored.
 *
 * @param schedule on the shop's day of today
 * @param told what its order's last event said of it, maybe on an earlier day
 */
public record KeptSchedule(Schedule schedule, Dues told) {}
