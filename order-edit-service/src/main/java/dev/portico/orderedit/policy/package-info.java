/** The merchant's edit policy: read, replaced as a whole, and made visible on open orders. */
@NullMarked
package dev.portico.orderedit.policy;

import org.jspecify.annotations.NullMarked;
