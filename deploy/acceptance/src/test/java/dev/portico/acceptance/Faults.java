package dev.portico.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What goes wrong, drawn by chance that can be drawn again: the seed is printed, and {@code portico.faults.seed} sets it. */
final class Faults {

    private static final String SEED = "portico.faults.seed";

    /** Test cards that take the money, and whose refunds come to their end at once, later, or never. */
    private static final List<String> PAYING =
            List.of("success", "success", "success", "timeout", "refund-pending", "refund-fails");

    private static final List<String> REFUSING = List.of("insufficient-funds", "declined", "authentication");

    private final Random chance;

    private Faults(Random chance) {
        this.chance = chance;
    }

    static Faults drawn() {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.printf("Faults are drawn with -D%s=%d%n", SEED, seed);
        return new Faults(new Random(seed));
    }

    /** Patience of seconds instead of minutes, with a processor that behaves. */
    Map<String, String> none() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("portico.sandbox.bank-silence", "PT1S");
        settings.put("portico.charge.ask-after", "PT1S");
        settings.put("portico.charge.reconcile-after", "PT0.3S");
        settings.put("portico.charge.poll-every", "PT0.2S");
        settings.put("portico.refund.send-within", "PT1S");
        settings.put("portico.refund.reconcile-after", "PT0.3S");
        settings.put("portico.refund.retry-after", "PT0.5S");
        settings.put("portico.refund.tries", "2");
        settings.put("portico.refund.poll-every", "PT0.2S");
        return settings;
    }

    /** Another bad day of the processor: each life of the service has one. */
    Map<String, String> next() {
        var settings = none();
        settings.put("portico.sandbox.latency", "PT0.%03dS".formatted(5 + chance.nextInt(150)));
        settings.put("portico.sandbox.lose-answers", String.valueOf(2 + chance.nextInt(5)));
        settings.put("portico.sandbox.deliver-twice", String.valueOf(chance.nextInt(4) > 0));
        settings.put("portico.sandbox.deliver-newest-first", String.valueOf(chance.nextInt(4) > 0));
        settings.put("portico.sandbox.outage", String.valueOf(chance.nextInt(4) == 0));
        return settings;
    }

    /** A test card's name; one in six doesn't pay. */
    String card() {
        return chance.nextInt(6) == 0 ? one(REFUSING) : one(PAYING);
    }

    static boolean pays(String card) {
        return PAYING.contains(card);
    }

    long amountUpTo(long most) {
        return 1 + chance.nextInt(Math.toIntExact(most));
    }

    int upTo(int most) {
        return chance.nextInt(most + 1);
    }

    private String one(List<String> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
