package io.hookswitch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The picture of the house, held against the code. See docs/architecture.md. */
@AnalyzeClasses(packages = "io.hookswitch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_CORE_LOOKS_AT_NOBODY = classes()
    .that()
    .resideInAPackage("io.hookswitch.call..")
    .should()
    .onlyDependOnClassesThat()
    .resideInAnyPackage("io.hookswitch.call..", "java..");

  @ArchTest
  static final ArchRule THE_CORE_OF_A_USER_LOOKS_AT_CALLS_ONLY = classes()
    .that()
    .resideInAPackage("io.hookswitch.user..")
    .should()
    .onlyDependOnClassesThat()
    .resideInAnyPackage("io.hookswitch.user..", "io.hookswitch.call..", "java..");

  @ArchTest
  static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
    .consideringOnlyDependenciesInLayers()
    .withOptionalLayers(true)
    .layer("call")
    .definedBy("..hookswitch.call..")
    .layer("wire")
    .definedBy("..hookswitch.wire..")
    .layer("cluster")
    .definedBy("..hookswitch.cluster..")
    .layer("store")
    .definedBy("..hookswitch.store..")
    .layer("rules")
    .definedBy("..hookswitch.rules..")
    .layer("policy")
    .definedBy("..hookswitch.policy..")
    .layer("decisionlog")
    .definedBy("..hookswitch.decisionlog..")
    .layer("directory")
    .definedBy("..hookswitch.directory..")
    .layer("number")
    .definedBy("..hookswitch.number..")
    .layer("push")
    .definedBy("..hookswitch.push..")
    .layer("south")
    .definedBy("..hookswitch.south..")
    .layer("shard")
    .definedBy("..hookswitch.shard..")
    .layer("north")
    .definedBy("..hookswitch.north..")
    .layer("token")
    .definedBy("..hookswitch.token..")
    .layer("outbound")
    .definedBy("..hookswitch.outbound..")
    .layer("routing")
    .definedBy("..hookswitch.routing..")
    .layer("config")
    .definedBy("..hookswitch.config..")
    .layer("records")
    .definedBy("..hookswitch.records..")
    .layer("database")
    .definedBy("..hookswitch.database..")
    .layer("reporting")
    .definedBy("..hookswitch.reporting..")
    .whereLayer("reporting")
    .mayOnlyBeAccessedByLayers("records")
    .whereLayer("records")
    .mayOnlyBeAccessedByLayers("shard", "north")
    .whereLayer("database")
    .mayOnlyBeAccessedByLayers("records", "south", "outbound")
    .whereLayer("north")
    .mayNotBeAccessedByAnyLayer()
    .whereLayer("shard")
    .mayOnlyBeAccessedByLayers("north")
    .whereLayer("south")
    .mayOnlyBeAccessedByLayers("shard")
    .whereLayer("push")
    .mayOnlyBeAccessedByLayers("shard", "north")
    .whereLayer("store")
    .mayOnlyBeAccessedByLayers("shard")
    .whereLayer("outbound")
    .mayOnlyBeAccessedByLayers("push", "north")
    .whereLayer("token")
    .mayOnlyBeAccessedByLayers("north")
    .whereLayer("routing")
    .mayOnlyBeAccessedByLayers("shard", "north")
    .whereLayer("rules")
    .mayOnlyBeAccessedByLayers("shard", "policy", "north")
    .whereLayer("policy")
    .mayOnlyBeAccessedByLayers("shard", "north")
    .whereLayer("decisionlog")
    .mayOnlyBeAccessedByLayers("shard")
    .whereLayer("cluster")
    .mayOnlyBeAccessedByLayers("shard", "store", "south", "routing", "outbound", "policy", "north")
    .whereLayer("number")
    .mayOnlyBeAccessedByLayers("north", "directory");

  @ArchTest
  static final ArchRule DIALECTS_DO_NOT_KNOW_EACH_OTHER = noClasses()
    .that()
    .resideInAPackage("..north.genesysv2..")
    .should()
    .dependOnClassesThat()
    .resideInAnyPackage("..north.tenantv1..", "..north.ops..")
    .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DROOLS_STAYS_IN_ITS_ROOM = noClasses()
    .that()
    .resideOutsideOfPackage("..hookswitch.rules..")
    .and()
    .resideOutsideOfPackage("..hookswitch.cli..")
    .should()
    .dependOnClassesThat()
    .resideInAnyPackage("org.drools..", "org.kie..");
}
