/** What orders' schedules make due, and when: days that come, triggers, and questions about it. */
@NullMarked
package dev.portico.payment.due;

import org.jspecify.annotations.NullMarked;
