/** The sentences of the portal in each of its languages, and how money, dates and plurals are written in them. */
@NullMarked
package dev.portico.portal.text;

import org.jspecify.annotations.NullMarked;
