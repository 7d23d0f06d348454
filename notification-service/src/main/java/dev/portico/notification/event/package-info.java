/** What other services' events mean for mails. */
@NullMarked
package dev.portico.notification.event;

import org.jspecify.annotations.NullMarked;
