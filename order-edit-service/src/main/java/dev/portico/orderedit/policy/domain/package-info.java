/** What a merchant allows, and the one function that says what a customer may do with an order now. */
@NullMarked
package dev.portico.orderedit.policy.domain;

import org.jspecify.annotations.NullMarked;
