package dev.portico.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.portico.local.testing.HouseRules;

/** The house rules that fit the kit: it has no domain and no entities, and it is what begins transactions. */
@AnalyzeClasses(packages = "dev.portico.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule time = HouseRules.time_comes_from_a_clock;

    @ArchTest
    static final ArchRule transactions = HouseRules.transactions_are_public_uni_methods;

    @ArchTest
    static final ArchRule blocking = HouseRules.nothing_blocks;

    @ArchTest
    static final ArchRule sessions = HouseRules.one_session_is_never_used_in_parallel;

    @ArchTest
    static final ArchRule money = HouseRules.money_is_never_floating;

    /** The kit knows no service and no order. */
    @ArchTest
    static final ArchRule the_kit_stands_alone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.portico.portal..",
                    "dev.portico.orderedit..",
                    "dev.portico.payment..",
                    "dev.portico.notification..");
}
