package dev.portico.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.Kit;
import dev.portico.kit.OnVertx;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class TenancyTest {

    private static final MerchantId NORTH = new MerchantId("north");
    private static final MerchantId SOUTH = new MerchantId("south");

    @Inject
    Notes notes;

    @Inject
    Tenancy tenancy;

    @Test
    void aForgottenWhereShowsNothingOfAnotherMerchant() {
        OnVertx.run(() -> notes.write(NORTH, "of north"));
        OnVertx.run(() -> notes.write(SOUTH, "of south"));

        assertThat(OnVertx.run(() -> notes.allThatIsVisible(NORTH)))
                .contains("of north")
                .doesNotContain("of south");
        assertThat(OnVertx.run(notes::ofEverybody)).contains("of north", "of south");
    }

    @Test
    void withoutAMerchantThereIsNothing() {
        OnVertx.run(() -> notes.write(NORTH, "hidden"));

        assertThat(OnVertx.run(notes::withoutTenancy)).isEmpty();
    }

    @Test
    void aRowOfAnotherMerchantCannotBeWritten() {
        assertThatThrownBy(() -> OnVertx.run(() -> notes.writeFor(NORTH, SOUTH, "smuggled")))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aFailureAfterAnInsertLeavesNothing() {
        assertThatThrownBy(() -> OnVertx.run(() -> notes.writeAndFail(NORTH, "never there")))
                .hasMessageContaining("after the insert");

        assertThat(OnVertx.run(() -> notes.allThatIsVisible(NORTH))).doesNotContain("never there");
    }

    @Test
    void aCallInsideATransactionJoinsIt() {
        assertThatThrownBy(() -> OnVertx.run(() -> tenancy.inTransaction(NORTH, () -> notes.write(NORTH, "joined")
                        .onItem()
                        .failWith(() -> new IllegalStateException("outside")))))
                .hasMessageContaining("outside");

        assertThat(OnVertx.run(() -> notes.allThatIsVisible(NORTH))).doesNotContain("joined");
    }

    @Test
    void aTransactionIsForOneMerchantOnly() {
        assertThatThrownBy(() -> OnVertx.run(() -> tenancy.inTransaction(NORTH, () -> notes.write(SOUTH, "wrong"))))
                .hasMessageContaining("another merchant");
    }

    @Test
    void afterAFailureTheNextTransactionBeginsAnew() {
        assertThatThrownBy(() -> OnVertx.run(() -> notes.writeAndFail(NORTH, "x")))
                .isNotNull();

        OnVertx.run(() -> notes.write(SOUTH, "next"));

        assertThat(OnVertx.run(() -> notes.allThatIsVisible(SOUTH))).contains("next");
    }

    @Test
    void statementsAreOnlyPlannedOnceWhereThatIsAskedFor() {
        assertThat(OnVertx.run(() -> notes.planningOfTheBusyPath(NORTH))).isEqualTo("force_generic_plan");
        assertThat(OnVertx.run(() -> notes.planning(NORTH))).isEqualTo("auto");
    }

    @Test
    void whatWaitsForTheCommitRunsAfterIt() {
        var ran = new ArrayList<String>();

        OnVertx.run(() -> tenancy.inTransaction(NORTH, () -> notes.write(NORTH, "committed")
                .invoke(() -> AfterCommit.run(() -> ran.add("counted")))
                .invoke(() -> assertThat(ran).isEmpty())));

        assertThat(ran).containsExactly("counted");
    }

    @Test
    void whatWaitsForACommitThatDoesNotComeIsForgotten() {
        var ran = new ArrayList<String>();

        assertThatThrownBy(() -> OnVertx.run(() -> tenancy.inTransaction(NORTH, () -> notes.write(NORTH, "rolled back")
                        .invoke(() -> AfterCommit.run(() -> ran.add("counted")))
                        .onItem()
                        .failWith(() -> new IllegalStateException("after all")))))
                .hasMessageContaining("after all");

        assertThat(ran).isEmpty();
    }

    @Test
    void outsideATransactionThereIsNothingToWaitFor() {
        assertThatThrownBy(() -> AfterCommit.run(() -> {})).isInstanceOf(IllegalStateException.class);
    }
}
