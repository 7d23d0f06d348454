package dev.portico.payment.schedule.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/** What is paid of a pre-ordered line at once. Never more than the line. */
public sealed interface Deposit {

    Money of(PreOrderLine line);

    /** For the names of items: never to be changed. */
    String spelling();

    /** @param percent of the line's amount, rounded half-up to the minor unit; 0 to 100 */
    record Percent(BigDecimal percent) implements Deposit {

        private static final BigDecimal ALL = BigDecimal.valueOf(100);

        public Percent {
            if (percent.signum() < 0 || percent.compareTo(ALL) > 0) {
                throw new IllegalArgumentException("a deposit of " + percent + " %");
            }
            percent = percent.stripTrailingZeros();
        }

        @Override
        public Money of(PreOrderLine line) {
            return line.amount().multipliedBy(percent.movePointLeft(2), RoundingMode.HALF_UP);
        }

        @Override
        public String spelling() {
            return percent.toPlainString() + "%";
        }
    }

    /** @param amount for each unit of the line */
    record PerUnit(Money amount) implements Deposit {

        public PerUnit {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("a deposit of " + amount);
            }
        }

        @Override
        public Money of(PreOrderLine line) {
            var wanted = amount.multipliedBy(line.quantity());
            return wanted.isGreaterThan(line.amount()) ? line.amount() : wanted;
        }

        @Override
        public String spelling() {
            return amount.toString();
        }
    }
}
