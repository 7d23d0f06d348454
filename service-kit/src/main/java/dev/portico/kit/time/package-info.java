/** The only place that reads the system's clock. */
@NullMarked
package dev.portico.kit.time;

import org.jspecify.annotations.NullMarked;
