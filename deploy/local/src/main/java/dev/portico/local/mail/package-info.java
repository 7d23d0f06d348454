/** Catches every mail the suite sends and shows it; nothing leaves the machine. */
@NullMarked
package dev.portico.local.mail;

import org.jspecify.annotations.NullMarked;
