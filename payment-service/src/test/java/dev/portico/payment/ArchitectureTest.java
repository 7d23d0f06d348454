package dev.portico.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.portico.local.testing.HouseRules;

@AnalyzeClasses(packages = "dev.portico.payment", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule few_work_across_merchants = HouseRules.onlyTheseWorkAcrossMerchants(
            "ReconcileCheckouts",
            "ReconcileSetups",
            "ReconcileCharges",
            "MakeCharges",
            "DeliverWebhooks",
            "SandboxDoor",
            "RepublishEverybody");

    @ArchTest
    static final ArchRule the_sandbox_is_behind_its_port = noClasses()
            .that()
            .resideInAnyPackage("..account..", "..checkout..", "..method..", "..charge..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..sandbox..");

    @ArchTest
    static final ArchRule features_form_no_circles =
            slices().matching("dev.portico.payment.(*)..").should().beFreeOfCycles();
}
