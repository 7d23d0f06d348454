/** Where processors tell what became of payments: verified over the raw body, once per event, in any order. */
@NullMarked
package dev.portico.payment.webhook;

import org.jspecify.annotations.NullMarked;
