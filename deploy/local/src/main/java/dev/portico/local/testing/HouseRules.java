package dev.portico.local.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;

/**
 * The rules that every service's code keeps to. A service's {@code ArchitectureTest} takes them all with
 * {@code ArchTests.in(HouseRules.class)} and adds what is its own.
 *
 * <p>Types of the kit and of Quarkus go by their names: this module knows neither.
 */
public final class HouseRules {

    private static final String MERCHANT_TRANSACTION = "dev.portico.kit.tenancy.MerchantTransaction";
    private static final String ALL_MERCHANTS_TRANSACTION = "dev.portico.kit.tenancy.AllMerchantsTransaction";
    private static final String UNI = "io.smallrye.mutiny.Uni";

    @ArchTest
    public static final ArchRule domain_is_plain_java = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..domain..", "java..", "org.jspecify..", "org.joda.money..", "com.ibm.icu..");

    /** The one class that may ask the system is the kit's, which makes the clock. */
    @ArchTest
    public static final ArchRule time_comes_from_a_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.portico.kit.time.ClockProducer")
            .should()
            .accessTargetWhere(describe("reads the time without a clock", HouseRules::readsTheTime));

    /** The first such constraint has a validator built before anything else of a service starts (docs/adr/0021). */
    @ArchTest
    public static final ArchRule settings_are_bounded_by_converters = noClasses()
            .that()
            .areAnnotatedWith("io.smallrye.config.ConfigMapping")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.validation..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule entities_stay_in_their_package =
            noClasses().that().arePublic().should().beAnnotatedWith("jakarta.persistence.Entity");

    @ArchTest
    public static final ArchRule transactions_are_public_uni_methods = methods()
            .that()
            .areAnnotatedWith(MERCHANT_TRANSACTION)
            .or()
            .areAnnotatedWith(ALL_MERCHANTS_TRANSACTION)
            .should()
            .haveRawReturnType(UNI)
            .andShould()
            .bePublic();

    /** Those that Quarkus begins by itself belong to no merchant, and see nothing. */
    @ArchTest
    public static final ArchRule transactions_are_begun_by_the_kit = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.quarkus\\.hibernate\\.reactive\\.panache\\.common\\.With\\w+")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.transaction.Transactional")
            .orShould()
            .accessTargetWhere(describe("begins a transaction or a session", HouseRules::begins));

    @ArchTest
    public static final ArchRule nothing_blocks = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniAwait")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    /** Only clients, which have no session, may ask for two things at a time. */
    @ArchTest
    public static final ArchRule one_session_is_never_used_in_parallel = noClasses()
            .that()
            .resideOutsideOfPackage("..client..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniJoin")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniCombine")
            .orShould()
            .accessTargetWhere(describe("combines or joins", HouseRules::combines));

    /** What can die must be able to rise: the replay of dead letters goes through these. */
    @ArchTest
    public static final ArchRule consumers_can_be_replayed = classes()
            .that()
            .containAnyMethodsThat(annotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming"))
            .should()
            .implement("dev.portico.kit.inbox.ReplayableConsumer");

    /** Money is counted in minor units; a binary fraction has no place near it. */
    @ArchTest
    public static final ArchRule money_is_never_floating = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Double.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Float.class);

    /**
     * Whoever works across merchants is on a list, so that a new one is a decision.
     *
     * @param classes their simple names; none for a service whose every transaction belongs to one merchant
     */
    public static ArchRule onlyTheseWorkAcrossMerchants(String... classes) {
        var known = List.of(classes);
        return noClasses()
                .that(describe("are not among " + known, type -> !known.contains(outermost(type))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ALL_MERCHANTS_TRANSACTION)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.portico.kit.tenancy.Tenancy")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.portico.kit.job.LeasedWork")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.portico.kit.job.BatchedWork");
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElseGet(type::getSimpleName);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system")
                || owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis")
                || owner.getPackageName().equals("java.time")
                        && access.getName().equals("now")
                        && !takesAClock(access);
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean begins(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("io.quarkus.hibernate.reactive.panache.Panache")
                && access.getName().startsWith("with");
    }

    private static boolean combines(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals(UNI)
                && (access.getName().equals("combine") || access.getName().equals("join"));
    }

    private HouseRules() {}
}
