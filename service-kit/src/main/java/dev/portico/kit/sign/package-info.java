/** Keyed signatures over short texts, with two keys alive at a time for rotation. */
@NullMarked
package dev.portico.kit.sign;

import org.jspecify.annotations.NullMarked;
