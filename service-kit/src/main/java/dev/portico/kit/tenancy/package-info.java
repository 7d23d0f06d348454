/** Whose data a transaction may see: the merchant is set in the database before anything else runs. */
@NullMarked
package dev.portico.kit.tenancy;

import org.jspecify.annotations.NullMarked;
