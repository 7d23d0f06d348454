/** The personal link of an order: shown to staff, and re-issued so that the one before it stops working. */
@NullMarked
package dev.portico.portal.link;

import org.jspecify.annotations.NullMarked;
