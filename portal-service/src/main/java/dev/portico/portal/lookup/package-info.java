/**
 * Finding an order again: links that are asked for by order number and address, or by a link that stopped working, and mailed
 * to the address on the order (docs/adr/0014). Entry points: {@link LinkRequests}, {@link LookupLimits}.
 */
@NullMarked
package dev.portico.portal.lookup;

import org.jspecify.annotations.NullMarked;
