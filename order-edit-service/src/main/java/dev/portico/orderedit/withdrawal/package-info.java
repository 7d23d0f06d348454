/** The statutory right to withdraw from a contract: shown first, then confirmed, then acknowledged with a date. */
@NullMarked
package dev.portico.orderedit.withdrawal;

import org.jspecify.annotations.NullMarked;
