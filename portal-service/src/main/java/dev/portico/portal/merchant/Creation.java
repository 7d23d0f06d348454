package dev.portico.portal.merchant;

import dev.portico.portal.merchant.domain.Merchant;

/** @param isNew false when the same request had created it before */
record Creation(Merchant merchant, boolean isNew) {}
