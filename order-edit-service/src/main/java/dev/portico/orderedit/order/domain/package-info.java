/** The order as one immutable value: what was bought, what it costs, and what a platform may still change about it. */
@NullMarked
package dev.portico.orderedit.order.domain;

import org.jspecify.annotations.NullMarked;
