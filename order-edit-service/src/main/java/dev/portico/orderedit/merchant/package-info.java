/** Merchants as portal-service publishes them: here only whether their portal is open and their time zone. */
@NullMarked
package dev.portico.orderedit.merchant;

import org.jspecify.annotations.NullMarked;
