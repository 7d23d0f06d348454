/** What a customer edits in one sitting, gathered into one mail to staff. */
@NullMarked
package dev.portico.notification.session;

import org.jspecify.annotations.NullMarked;
