/** What every HTTP resource answers alike: problems, idempotency keys, pages of a listing. */
@NullMarked
package dev.portico.kit.http;

import org.jspecify.annotations.NullMarked;
