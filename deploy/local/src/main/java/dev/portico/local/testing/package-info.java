/** What the modules' tests share: one test resource with PostgreSQL and Kafka, tokens, golden events. */
@NullMarked
package dev.portico.local.testing;

import org.jspecify.annotations.NullMarked;
