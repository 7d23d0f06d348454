package dev.portico.orderedit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.Addable;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.CutOff;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditWindow;
import dev.portico.orderedit.policy.domain.ItemLocks;
import dev.portico.orderedit.policy.domain.LastItemRemoval;
import dev.portico.orderedit.policy.domain.PriceLimits;
import dev.portico.orderedit.policy.domain.RiskBlock;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDocumentsTest {

    @Test
    void anEmptyDocumentIsTheDefault() {
        assertThat(read("{}")).isEqualTo(EditPolicy.DEFAULT);
    }

    @Test
    void aPolicyOfTheFirstVersionKeepsWhatItSaysAndHasDefaultsForTheRest() {
        var read = read(
                """
                {"window": "PT2H", "enabled": ["CHANGE_NOTE", "PAY"], "hideUnavailable": true,
                 "restrictionTags": {"order": ["vip"], "product": [], "customer": []}, "riskBlock": "MEDIUM",
                 "quantityCaps": {"perLine": 5, "percentOfOriginal": null, "perOrder": null},
                 "addressLimit": "STREET_ONLY", "discountedOrders": "LOCK_ITEMS"}""");

        assertThat(read.window()).isEqualTo(EditWindow.of(Duration.ofHours(2)));
        assertThat(read.enabled())
                .contains(Action.CHANGE_NOTE, Action.PAY, Action.ADD_ITEM, Action.UNDO)
                .doesNotContain(Action.CANCEL, Action.CHANGE_QUANTITY, Action.CHANGE_SHIPPING_METHOD);
        assertThat(read.riskBlock()).isEqualTo(RiskBlock.MEDIUM);
        assertThat(read.quantityCaps().perLine()).isEqualTo(5);
        assertThat(read.cancel()).isEqualTo(CancelTerms.DEFAULT);
        assertThat(read.collectWithin()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aSettingThatANestedDocumentDoesNotKnowHasItsDefault() {
        assertThat(read("{\"cancel\": {\"mode\": \"REQUEST\"}}").cancel())
                .isEqualTo(new CancelTerms(CancelTerms.Mode.REQUEST, CancelTerms.USUAL_REASONS, true, null, null));
    }

    @Test
    void whatIsWrittenIsWhatIsRead() {
        var policy = EditPolicy.DEFAULT
                .copy()
                .window(EditWindow.of(Duration.ofDays(2))
                        .cutAt(new CutOff(LocalTime.of(14, 30), Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))))
                .cancelWindow(EditWindow.until(EditWindow.Kind.UNTIL_FULFILLMENT))
                .enabled(EnumSet.of(Action.CHANGE_SHIPPING_METHOD, Action.CANCEL))
                .approval(Set.of(Action.CANCEL))
                .locks(new ItemLocks(false, true, false))
                .addable(Addable.listed(List.of("p1", "p2")))
                .prices(new PriceLimits(100L, null, 0L))
                .editLimit(3)
                .lastItem(LastItemRemoval.CANCEL)
                .cancel(new CancelTerms(
                        CancelTerms.Mode.REQUEST, List.of("OTHER"), false, null, new BigDecimal("12.5")))
                .make();

        assertThat(read(PolicyDocuments.write(policy))).isEqualTo(policy);
    }

    private static EditPolicy read(String document) {
        return PolicyDocuments.read(Documents.tree(document));
    }
}
