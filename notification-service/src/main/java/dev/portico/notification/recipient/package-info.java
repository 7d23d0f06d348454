/** Who mails are for and from: what this service has to remember of orders and merchants. */
@NullMarked
package dev.portico.notification.recipient;

import org.jspecify.annotations.NullMarked;
