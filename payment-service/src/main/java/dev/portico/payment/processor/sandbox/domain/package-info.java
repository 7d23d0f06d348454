/** How the built-in processor thinks: test cards, the card form, sessions and what it tells about them. */
@NullMarked
package dev.portico.payment.processor.sandbox.domain;

import org.jspecify.annotations.NullMarked;
