package dev.portico.portal.client;

/** Asks for a page to pay on. The amount, in minor units, is the one the customer saw: another one is refused. */
record CheckoutRequest(String purpose, long amountMinor, String currency, String returnUrl) {}
