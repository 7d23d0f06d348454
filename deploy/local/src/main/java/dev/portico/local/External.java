package dev.portico.local;

import org.jspecify.annotations.Nullable;

/**
 * What to use instead of the launcher's own.
 *
 * @param postgres {@code postgresql://user:password@host:port/database} of someone who may create roles and schemas
 * @param kafka bootstrap servers
 * @param smtp {@code host:port}
 * @param oidc the issuer's address
 */
record External(@Nullable String postgres, @Nullable String kafka, @Nullable String smtp, @Nullable String oidc) {

    static final External NONE = new External(null, null, null, null);

    External {
        if (postgres != null) {
            var unused = DatabaseAddress.parse(postgres);
        }
        if (smtp != null && !smtp.matches(".+:\\d{1,5}")) {
            throw new UsageException("--smtp needs host:port, not " + smtp);
        }
    }
}
