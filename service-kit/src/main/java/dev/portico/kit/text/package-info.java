/** Texts of ours in the languages of pages and mails, and what somebody typed among them. */
@NullMarked
package dev.portico.kit.text;

import org.jspecify.annotations.NullMarked;
