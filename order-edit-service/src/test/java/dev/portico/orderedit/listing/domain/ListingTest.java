package dev.portico.orderedit.listing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.listing.domain.Listing.Content;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Charge;
import dev.portico.orderedit.order.domain.PreOrderTerms.Deposit;
import dev.portico.orderedit.order.domain.PreOrderTerms.Plan;
import dev.portico.orderedit.order.domain.PreOrderTerms.Trigger;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import dev.portico.orderedit.order.domain.PreOrderTerms.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

    private static final LocalDate FEBRUARY = LocalDate.parse("2027-02-01");
    private static final PreOrderTerms TERMS = new PreOrderTerms(
            Type.DEPOSIT_UPFRONT,
            new Deposit(new BigDecimal("20.5"), null),
            false,
            new Plan("Three months", 1, Unit.MONTH, 3),
            new Charge(Trigger.ON_DATE, FEBRUARY, null));
    private static final Content CONTENT =
            new Content("Coat", List.of(new ListedVariant("p", "v")), TERMS, true, FEBRUARY, FEBRUARY.plusDays(3));

    @ParameterizedTest
    @CsvSource({
        "CAPTURE_ONLY, CAPTURE_ONLY, false",
        "CAPTURE_ONLY, CHARGE_AND_CAPTURE, true",
        "CAPTURE_ONLY, ENDED, false",
        "CHARGE_AND_CAPTURE, CAPTURE_ONLY, false",
        "CHARGE_AND_CAPTURE, CHARGE_AND_CAPTURE, false",
        "CHARGE_AND_CAPTURE, ENDED, true",
        "ENDED, CAPTURE_ONLY, false",
        "ENDED, CHARGE_AND_CAPTURE, false",
        "ENDED, ENDED, false"
    })
    void stagesFollowEachOther(ListingStage from, ListingStage to, boolean legal) {
        var listing = listing(from);
        assertThat(from.canBecome(to)).isEqualTo(legal);
        if (legal) {
            assertThat(listing.become(to)).returns(to, Listing::stage).returns(2, Listing::version);
        } else {
            assertThatThrownBy(() -> listing.become(to)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void capturingOnlyChargesNothing() {
        assertThat(listing(ListingStage.CAPTURE_ONLY).termsNow())
                .isEqualTo(new PreOrderTerms(Type.CAPTURE_ONLY, null, false, null, null));
        assertThat(listing(ListingStage.CHARGE_AND_CAPTURE).termsNow()).isEqualTo(TERMS);
    }

    @Test
    void theSameContentIsNoChange() {
        var listing = listing(ListingStage.CAPTURE_ONLY);
        assertThat(listing.replacedBy(CONTENT)).isSameAs(listing);
        var other = new Content("Coats", CONTENT.variants(), TERMS, false, null, null);
        assertThat(listing.replacedBy(other)).returns(2, Listing::version).returns(other, Listing::content);
    }

    @Test
    void theNewestStatementsAreToldAndTheNewestDatedOneSaysWhen() {
        var listing = listing(ListingStage.CAPTURE_ONLY);
        assertThat(listing.currentlyExpectedTo()).isEqualTo(FEBRUARY.plusDays(3));
        for (int i = 1; i <= 20; i++) {
            listing = listing.publishing(statement(i, null));
        }
        assertThat(listing.currentlyExpectedFrom()).isEqualTo(FEBRUARY);
        listing = listing.publishing(statement(21, FEBRUARY.plusDays(7))).publishing(statement(22, null));

        assertThat(listing.statements()).hasSize(Listing.TOLD_STATEMENTS);
        assertThat(listing.statement()).contains(statement(22, null));
        assertThat(listing.statements().get(19)).isEqualTo(statement(3, null));
        assertThat(listing.currentlyExpectedFrom()).isEqualTo(FEBRUARY.plusDays(7));
        assertThat(listing.currentlyExpectedTo()).isNull();
        assertThat(listing.version()).isEqualTo(23);
    }

    @Test
    void aStatementSaysTheSameWheneverItWasPublished() {
        assertThat(statement(1, null)
                        .says(new ShippingStatement(
                                new UUID(0, 9), statement(1, null).texts(), null, null, null, Instant.MAX)))
                .isTrue();
        assertThat(statement(1, null).says(statement(2, null))).isFalse();
        assertThat(statement(1, null).says(statement(1, FEBRUARY))).isFalse();
    }

    @Test
    void aStoredListingIsReadBack() {
        var listing = listing(ListingStage.CHARGE_AND_CAPTURE).publishing(statement(1, FEBRUARY));
        var document = Documents.tree(Documents.write(listing));
        assertThat(Documents.read(document, Listing.class)).isEqualTo(listing);
    }

    @Test
    void theCustomersStepsAreNeverMoreThanPicked() {
        assertThat(TERMS.in(2).plan()).isEqualTo(new Plan("Three months", 1, Unit.MONTH, 2));
        assertThat(TERMS.in(1).plan()).isNull();
        assertThat(TERMS.captureOnly().in(3).plan()).isNull();
    }

    private static ShippingStatement statement(int number, LocalDate from) {
        return new ShippingStatement(
                new UUID(0, number), Map.of("en", "Text " + number), from, null, null, Instant.ofEpochSecond(number));
    }

    private static Listing listing(ListingStage stage) {
        return Listing.begun(new UUID(0, 1), "coat", CONTENT, stage, List.of());
    }
}
