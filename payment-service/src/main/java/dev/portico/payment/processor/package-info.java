/** What Portico needs from a company that takes payments, whichever it is. */
@NullMarked
package dev.portico.payment.processor;

import org.jspecify.annotations.NullMarked;
