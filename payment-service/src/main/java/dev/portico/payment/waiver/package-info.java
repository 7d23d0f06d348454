/** What a merchant does not ask for any more, by staff or because it is too little to ask for. Entry points: {@link WaiverResource}, {@link SmallAmounts}. */
@NullMarked
package dev.portico.payment.waiver;

import org.jspecify.annotations.NullMarked;
