/** Merchants as portal-service publishes them: here only whether their portal is open, their time zone and their language. */
@NullMarked
package dev.portico.orderedit.merchant;

import org.jspecify.annotations.NullMarked;
