package io.hookswitch.call;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The core is a function of its arguments: it needs nothing but the JDK, and neither clock nor dice of that. */
class CallPurityTest {

  private static final JavaClasses CORE = new ClassFileImporter()
    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
    .importPackages("io.hookswitch.call");

  @Test
  void theCoreNeedsTheJdkOnly() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("io.hookswitch.call", "java..").check(CORE);
  }

  @Test
  void theCoreDoesNoInputOrOutputAndStartsNoThreads() {
    noClasses()
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("java.io", "java.nio.file", "java.nio.channels", "java.net..", "java.util.concurrent..")
      .orShould()
      .dependOnClassesThat()
      .areAssignableTo(Thread.class)
      .check(CORE);
  }

  @Test
  void theCoreHasNoClockAndNoDice() {
    noClasses()
      .should()
      .dependOnClassesThat()
      .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class, RandomGenerator.class, System.class)
      .orShould()
      .callMethod(Instant.class, "now")
      .orShould()
      .callMethod(Math.class, "random")
      .orShould()
      .callMethod(UUID.class, "randomUUID")
      .check(CORE);
  }
}
