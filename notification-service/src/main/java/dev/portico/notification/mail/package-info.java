/** The last step: from a rendered mail to the mail server. */
@NullMarked
package dev.portico.notification.mail;

import org.jspecify.annotations.NullMarked;
