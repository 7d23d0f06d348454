/** The load driver: a plain program that fills a running suite, puts it under load and prints what it saw. */
@NullMarked
package dev.portico.bench.load;

import org.jspecify.annotations.NullMarked;
