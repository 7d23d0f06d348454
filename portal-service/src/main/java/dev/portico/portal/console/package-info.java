/** What staff see of their merchant's orders after signing in, and how they answer what customers ask for. */
@NullMarked
package dev.portico.portal.console;

import org.jspecify.annotations.NullMarked;
