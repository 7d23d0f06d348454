/** What every run of Portico stands on, in one JVM and without containers: PostgreSQL with its roles, and a Kafka broker. */
@NullMarked
package dev.portico.local.infra;

import org.jspecify.annotations.NullMarked;
