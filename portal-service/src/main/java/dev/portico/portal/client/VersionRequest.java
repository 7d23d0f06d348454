package dev.portico.portal.client;

/** A command that needs no more than the version of the order it was shown for. */
record VersionRequest(int version) {}
