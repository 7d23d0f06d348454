/** The customer's pages behind a personal link. View models are public because the templates read them. */
@NullMarked
package dev.portico.portal.page;

import org.jspecify.annotations.NullMarked;
