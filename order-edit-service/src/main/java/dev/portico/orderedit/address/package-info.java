/** What is known of countries and their provinces. */
@NullMarked
package dev.portico.orderedit.address;

import org.jspecify.annotations.NullMarked;
