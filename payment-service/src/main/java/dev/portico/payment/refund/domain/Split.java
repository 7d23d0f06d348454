package dev.portico.payment.refund.domain;

import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Which payments an amount goes back over: the newest first, each up to what is left of it. */
public final class Split {

    /** A part of the amount, and the payment it goes back to. */
    public record Share(Source source, Money amount) {}

    /** @throws IllegalArgumentException when there is not that much left, which the rules refuse before */
    public static List<Share> over(Money amount, List<Source> payments) {
        var shares = new ArrayList<Share>();
        var rest = amount;
        for (var source : payments.stream().sorted(Source.NEWEST_FIRST).toList()) {
            var share = lesser(rest, source.left());
            if (share.isPositive()) {
                shares.add(new Share(source, share));
                rest = rest.minus(share);
            }
        }
        if (!rest.isZero()) {
            throw new IllegalArgumentException("%s of %s is more than was paid".formatted(rest, amount));
        }
        return List.copyOf(shares);
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private Split() {}
}
