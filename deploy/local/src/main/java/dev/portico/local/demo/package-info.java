/** Two demo shops, loaded through the public API as a shop system would do it. */
@NullMarked
package dev.portico.local.demo;

import org.jspecify.annotations.NullMarked;
