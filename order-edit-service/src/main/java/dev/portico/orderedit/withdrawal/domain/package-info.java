/** The statutory right of withdrawal: who has it, and until when. */
@NullMarked
package dev.portico.orderedit.withdrawal.domain;

import org.jspecify.annotations.NullMarked;
