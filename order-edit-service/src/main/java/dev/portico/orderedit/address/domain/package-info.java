/** Countries (ISO 3166-1, from the JDK) and their provinces (ISO 3166-2, from CLDR through ICU4J). */
@NullMarked
package dev.portico.orderedit.address.domain;

import org.jspecify.annotations.NullMarked;
