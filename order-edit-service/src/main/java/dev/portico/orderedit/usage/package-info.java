/** What a merchant's customers have used of their plan's monthly edits, and who is told when it runs out. */
@NullMarked
package dev.portico.orderedit.usage;

import org.jspecify.annotations.NullMarked;
