package dev.portico.payment.processor.domain;

import org.joda.money.Money;

/** An amount that a processor has no number for, such as 1.235 dinars. Nothing is ever rounded to make it fit. */
public final class AmountNotTakenException extends RuntimeException {

    /** For outcomes that carry a code. */
    public static final String CODE = "amount_not_representable";

    public AmountNotTakenException(String processor, Money amount) {
        super("%s has no number for %s".formatted(processor, amount));
    }
}
