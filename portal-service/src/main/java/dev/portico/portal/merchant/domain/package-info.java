/** What a merchant's settings may be. */
@NullMarked
package dev.portico.portal.merchant.domain;

import org.jspecify.annotations.NullMarked;
