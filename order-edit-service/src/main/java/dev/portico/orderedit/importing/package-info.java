/** Orders in bulk (NDJSON) and in the shape of Shopify's REST resources. */
@NullMarked
package dev.portico.orderedit.importing;

import org.jspecify.annotations.NullMarked;
