/** Mails that have to arrive: one row per mail, sent until the mail server has it or staff have to look. Entry points: {@link dev.portico.notification.delivery.DeliveryResource}, {@link dev.portico.notification.delivery.DeliveryWorker}. */
@NullMarked
package dev.portico.notification.delivery;

import org.jspecify.annotations.NullMarked;
