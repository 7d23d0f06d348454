/** The read model behind the pages: a row per order, kept by the events of the services that own the facts. */
@NullMarked
package dev.portico.portal.view;

import org.jspecify.annotations.NullMarked;
