/** Plans, their billing periods and thresholds, as plain values. */
@NullMarked
package dev.portico.orderedit.usage.domain;

import org.jspecify.annotations.NullMarked;
