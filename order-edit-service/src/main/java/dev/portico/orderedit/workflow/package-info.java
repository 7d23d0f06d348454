/** What a merchant wants done when something happens to an order: tags, holds, messages. */
@NullMarked
package dev.portico.orderedit.workflow;

import org.jspecify.annotations.NullMarked;
