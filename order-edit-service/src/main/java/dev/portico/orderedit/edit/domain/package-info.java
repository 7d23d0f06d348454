/** Staged changes, the calculated order they lead to, and the reasons to refuse them. */
@NullMarked
package dev.portico.orderedit.edit.domain;

import org.jspecify.annotations.NullMarked;
