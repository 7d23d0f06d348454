/** Merchants and what they set for the whole shop. Entry point: {@link MerchantResource}. */
@NullMarked
package dev.portico.portal.merchant;

import org.jspecify.annotations.NullMarked;
