/** What customers agreed to be charged later, beyond what they agreed to when ordering. Entry point: {@link Mandates}. */
@NullMarked
package dev.portico.payment.mandate;

import org.jspecify.annotations.NullMarked;
