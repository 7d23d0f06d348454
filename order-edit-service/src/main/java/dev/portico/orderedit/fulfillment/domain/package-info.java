/** Whether an order's pre-ordered lines may ship. */
@NullMarked
package dev.portico.orderedit.fulfillment.domain;

import org.jspecify.annotations.NullMarked;
