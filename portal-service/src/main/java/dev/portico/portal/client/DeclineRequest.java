package dev.portico.portal.client;

/** Why the shop says no, in words for the customer. */
record DeclineRequest(String reason) {}
