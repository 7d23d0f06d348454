package dev.portico.portal.page;

import dev.portico.kit.text.Directions;
import dev.portico.portal.view.domain.Listing.Expected;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Expected days as a calendar file (RFC 5545): whole days, nobody is busy. The order's link stays out: calendars are shared. */
final class ExpectedDates {

    private static final String PRODUCT = "-//Portico//Customer portal//EN";

    static String write(Visit visit, Map<Line, Expected> expected) {
        var calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        expected.forEach((line, days) -> calendar.add(event(visit, line, days)));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A line keeps its id: adding the file again moves the entry instead of doubling it. */
    private static VEvent event(Visit visit, Line line, Expected days) {
        var first = Objects.requireNonNull(days.from() == null ? days.to() : days.from());
        var last = days.to() == null ? first : days.to();
        var event = new VEvent(false);
        event.add(new Uid(line.id() + "@" + visit.link().orderId()));
        event.add(new DtStamp(visit.now()));
        event.add(new DtStart<LocalDate>(first));
        event.add(new DtEnd<LocalDate>(last.plusDays(1)));
        event.add(new Summary(plain(visit.text("calendar.title", Map.of("title", line.title())))));
        event.add(new Description(plain(visit.text(
                "calendar.text",
                Map.of(
                        "number",
                        visit.view().order().number(),
                        "shop",
                        visit.shop().name())))));
        event.add(new Transp(ImmutableTransp.TRANSPARENT.getValue()));
        return event;
    }

    /** Calendars show the marks that keep directions apart on pages as boxes; an entry's title is one line. */
    private static String plain(String text) {
        return Directions.plain(text).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private ExpectedDates() {}
}
