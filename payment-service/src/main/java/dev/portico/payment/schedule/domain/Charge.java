package dev.portico.payment.schedule.domain;

import java.time.LocalDate;

/** When what is not paid at once, and not by a plan, is charged. */
public sealed interface Charge {

    Due due(LocalDate placedOn);

    /** For the names of items: never to be changed. */
    String spelling();

    record OnDate(LocalDate date) implements Charge {
        @Override
        public Due due(LocalDate placedOn) {
            return Due.on(date);
        }

        @Override
        public String spelling() {
            return date.toString();
        }
    }

    /** @param days after the day the order was placed, zero or more */
    record DaysAfterCheckout(int days) implements Charge {

        public DaysAfterCheckout {
            if (days < 0) {
                throw new IllegalArgumentException("charged " + days + " days after checkout");
            }
        }

        @Override
        public Due due(LocalDate placedOn) {
            return Due.on(placedOn.plusDays(days));
        }

        @Override
        public String spelling() {
            return "+" + days;
        }
    }

    record When(Trigger trigger) implements Charge {
        @Override
        public Due due(LocalDate placedOn) {
            return Due.when(trigger);
        }

        @Override
        public String spelling() {
            return trigger.name();
        }
    }
}
