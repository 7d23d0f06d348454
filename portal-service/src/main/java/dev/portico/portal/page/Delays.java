package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.Notice;
import dev.portico.portal.view.domain.Delay;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Delays of pre-orders on the order page: what the customer is asked until when, and what they have said. */
final class Delays {

    static final String PATH = "/delay/";

    private final Visit visit;

    Delays(Visit visit) {
        this.visit = visit;
    }

    List<Notice> notices() {
        return visit.view().order().delays().stream()
                .flatMap(delay -> notice(delay).stream())
                .toList();
    }

    private Optional<Notice> notice(Delay delay) {
        if (delay.isAsked(visit.now())) {
            return Optional.of(new Notice(
                    "warn", visit.text("delay.asked"), until(visit, delay), href(delay), visit.text("delay.link")));
        }
        var canCancel = delay.canStillBeCanceled(visit.now());
        if (!delay.isAccepted() && !canCancel) {
            return Optional.empty();
        }
        return Optional.of(new Notice(
                "plain",
                visit.text(delay.isAccepted() ? "delay.accepted" : "delay.silent"),
                canCancel ? visit.text("delay.accepted.text") : null,
                canCancel ? href(delay) : null,
                canCancel ? visit.text("delay.cancel.link") : null));
    }

    private String href(Delay delay) {
        return visit.href(PATH + delay.noticeId());
    }

    /** What happens without an answer, and when. */
    static String until(Visit visit, Delay delay) {
        var when = Map.of("when", visit.moment(delay.respondBy()));
        return visit.text(delay.consentRequired() ? "delay.until.required" : "delay.until.silence", when);
    }
}
