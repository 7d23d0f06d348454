/** Staff hold an order or some of its lines back, and let them go. */
@NullMarked
package dev.portico.orderedit.hold;

import org.jspecify.annotations.NullMarked;
