/** Who may do what in a local run: demo users, demo clients and the identity provider that vouches for them. */
@NullMarked
package dev.portico.local.identity;

import org.jspecify.annotations.NullMarked;
