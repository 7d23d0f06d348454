/** The service that owns orders, their catalog and policy, and the edits customers make. */
@NullMarked
package dev.portico.orderedit;

import org.jspecify.annotations.NullMarked;
