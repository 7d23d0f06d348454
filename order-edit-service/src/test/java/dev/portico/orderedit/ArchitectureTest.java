package dev.portico.orderedit;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.portico.local.testing.HouseRules;

@AnalyzeClasses(packages = "dev.portico.orderedit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    // Its jobs run as timers, under one merchant each.
    @ArchTest
    static final ArchRule nothing_works_across_merchants = HouseRules.onlyTheseWorkAcrossMerchants();
}
