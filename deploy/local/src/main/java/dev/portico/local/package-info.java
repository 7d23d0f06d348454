/** {@code ./portico up}: the whole suite on one machine, without containers. Entry point: {@link Portico}. */
@NullMarked
package dev.portico.local;

import org.jspecify.annotations.NullMarked;
