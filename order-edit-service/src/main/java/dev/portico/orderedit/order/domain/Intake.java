package dev.portico.orderedit.order.domain;

import java.util.List;
import java.util.function.Function;

/** What became of an {@link OrderInput}: an order, or everything that is wrong with it. */
public sealed interface Intake {

    <T> T fold(Function<? super Accepted, ? extends T> accepted, Function<? super Refused, ? extends T> refused);

    /**
     * The input is a consistent order.
     *
     * @param wishes the listings that its lines name, which are still to be asked
     */
    record Accepted(Order order, List<PreOrderWish> wishes) implements Intake {
        public Accepted {
            wishes = List.copyOf(wishes);
        }

        @Override
        public <T> T fold(
                Function<? super Accepted, ? extends T> accepted, Function<? super Refused, ? extends T> refused) {
            return accepted.apply(this);
        }
    }

    /** Nothing may be stored. */
    record Refused(List<IntakeFault> faults) implements Intake {
        public Refused {
            faults = List.copyOf(faults);
        }

        @Override
        public <T> T fold(
                Function<? super Accepted, ? extends T> accepted, Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
