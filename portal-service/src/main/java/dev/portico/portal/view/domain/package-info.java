/** What the portal knows of one order: facts other services announced, in the shape the pages read them. */
@NullMarked
package dev.portico.portal.view.domain;

import org.jspecify.annotations.NullMarked;
