/** Pictures as somebody uploads them: what they are by their content, how large, and whether they are only pictures. */
@NullMarked
package dev.portico.portal.brand.image;

import org.jspecify.annotations.NullMarked;
