/** A delivery's life, in plain Java. */
@NullMarked
package dev.portico.notification.delivery.domain;

import org.jspecify.annotations.NullMarked;
