/** The built-in processor: hosted page, test cards, signed webhooks, tables of its own. It knows Portico only by its API. */
@NullMarked
package dev.portico.payment.processor.sandbox;

import org.jspecify.annotations.NullMarked;
