/** Orders and edits as CSV, streamed: memory does not grow with their number. */
@NullMarked
package dev.portico.orderedit.export;

import org.jspecify.annotations.NullMarked;
