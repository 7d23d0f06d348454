/** One country's addresses: fields, order, what they are called, what has to be there, and how they are written down. */
@NullMarked
package dev.portico.portal.address.domain;

import org.jspecify.annotations.NullMarked;
