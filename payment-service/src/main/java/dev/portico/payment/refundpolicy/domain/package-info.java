/** What a merchant settles about money that is owed without anybody looking. */
@NullMarked
package dev.portico.payment.refundpolicy.domain;

import org.jspecify.annotations.NullMarked;
