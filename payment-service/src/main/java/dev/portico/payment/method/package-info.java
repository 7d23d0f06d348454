/** The card on file of an order: how it gets there, and how a customer replaces it by a link that works once. */
@NullMarked
package dev.portico.payment.method;

import org.jspecify.annotations.NullMarked;
