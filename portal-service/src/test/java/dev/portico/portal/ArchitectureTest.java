package dev.portico.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.portico.local.testing.HouseRules;

@AnalyzeClasses(packages = "dev.portico.portal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule nothing_works_across_merchants = HouseRules.onlyTheseWorkAcrossMerchants();

    @ArchTest
    static final ArchRule pages_know_the_read_model_and_no_merchant_rows = noClasses()
            .that()
            .resideInAPackage("..page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.portico.portal.merchant..", "dev.portico.portal.link..");
}
