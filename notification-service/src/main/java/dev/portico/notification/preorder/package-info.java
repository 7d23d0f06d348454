/** Confirmations of pre-orders that wait for the plan of their payments. */
@NullMarked
package dev.portico.notification.preorder;

import org.jspecify.annotations.NullMarked;
