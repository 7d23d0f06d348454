/** {@code ./portico screenshots}: pictures of every page of a running suite, for people to look at. */
@NullMarked
package dev.portico.screenshots;

import org.jspecify.annotations.NullMarked;
