/** Rules that say what follows from what happened; pure functions. */
@NullMarked
package dev.portico.orderedit.workflow.domain;

import org.jspecify.annotations.NullMarked;
