/** What a processor gives and says, in words that fit any of them. */
@NullMarked
package dev.portico.payment.processor.domain;

import org.jspecify.annotations.NullMarked;
