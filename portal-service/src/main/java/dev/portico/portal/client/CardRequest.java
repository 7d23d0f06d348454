package dev.portico.portal.client;

/** Asks for a page to name a card on; {@code token} is that of the mailed link. */
record CardRequest(String token, String returnUrl) {}
