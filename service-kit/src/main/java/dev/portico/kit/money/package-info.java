/** Amounts in minor units, and how people read them. */
@NullMarked
package dev.portico.kit.money;

import org.jspecify.annotations.NullMarked;
