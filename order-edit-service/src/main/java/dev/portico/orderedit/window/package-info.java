/** The edit window ends by a durable timer, whatever happens to the process. */
@NullMarked
package dev.portico.orderedit.window;

import org.jspecify.annotations.NullMarked;
