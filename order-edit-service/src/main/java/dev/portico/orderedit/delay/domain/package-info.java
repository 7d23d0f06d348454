/** When a customer's consent to a delay is needed, and what may be answered. */
@NullMarked
package dev.portico.orderedit.delay.domain;

import org.jspecify.annotations.NullMarked;
