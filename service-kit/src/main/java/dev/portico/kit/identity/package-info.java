/** Who is calling: the merchant and the actor, from a bearer token or from another service's signed header. */
@NullMarked
package dev.portico.kit.identity;

import org.jspecify.annotations.NullMarked;
