package dev.portico.orderedit.export;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.export.EditExports.Range;
import dev.portico.orderedit.usage.Days;
import dev.portico.orderedit.usage.Usages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which instants the days are that an export was asked for. */
@ApplicationScoped
class ExportDays {

    private static final int UNLESS_SAID = 30;

    private final Usages usages;
    private final Clock clock;

    ExportDays(Usages usages, Clock clock) {
        this.usages = usages;
        this.clock = clock;
    }

    Uni<Range> range(MerchantId merchant, Days.Asked asked, int longest) {
        return usages.zone(merchant).map(zone -> range(asked, zone, longest));
    }

    private Range range(Days.Asked asked, ZoneId zone, int longest) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var days = asked.until(today, asked.to().orElse(today).minusDays(UNLESS_SAID - 1L), longest);
        return new Range(days.start(zone), days.end(zone));
    }
}
