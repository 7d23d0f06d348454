/** Text that somebody typed, among text of ours. */
@NullMarked
package dev.portico.kit.text;

import org.jspecify.annotations.NullMarked;
