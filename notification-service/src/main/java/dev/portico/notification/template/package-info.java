/** What mails say: Liquid templates per language, the variables they may use, and the layout around them. */
@NullMarked
package dev.portico.notification.template;

import org.jspecify.annotations.NullMarked;
