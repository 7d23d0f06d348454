/** What of an order is to be paid when: plain functions from its terms and its payments to a list of items. */
@NullMarked
package dev.portico.payment.schedule.domain;

import org.jspecify.annotations.NullMarked;
