/** What is remembered of orders for mails to come: what they are about, what was paid, what was asked for. */
@NullMarked
package dev.portico.notification.order;

import org.jspecify.annotations.NullMarked;
