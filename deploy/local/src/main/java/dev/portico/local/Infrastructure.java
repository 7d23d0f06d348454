package dev.portico.local;

/**
 * Where the services find what they stand on, be it the launcher's own or somebody else's.
 *
 * @param kafka bootstrap servers
 * @param oidc the issuer's address
 */
record Infrastructure(DatabaseAddress database, String kafka, String oidc, String smtpHost, int smtpPort) {}
