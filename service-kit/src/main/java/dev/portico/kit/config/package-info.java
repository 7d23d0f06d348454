/** What settings may be. */
@NullMarked
package dev.portico.kit.config;

import org.jspecify.annotations.NullMarked;
