package org.workcommons.vc.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the architecture that a compiler does not hold. */
class ArchitectureTest {
  private static final String ROOT = "org.workcommons.vc.";

  /** Each room, and the rooms that it may know. What is not listed is not allowed. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("problem", Set.of()),
          Map.entry("json", Set.of("problem")),
          Map.entry("encoding", Set.of("json", "problem")),
          Map.entry("bbs", Set.of("encoding", "problem")),
          Map.entry("key", Set.of("bbs", "encoding", "json", "problem")),
          Map.entry("fetch", Set.of("encoding", "json", "problem")),
          Map.entry("did", Set.of("fetch", "key", "encoding", "json", "problem")),
          Map.entry("model", Set.of("did", "key", "encoding", "json", "problem")),
          Map.entry("jose", Set.of("key", "encoding", "json", "problem")),
          Map.entry("sdjwt", Set.of("jose", "model", "did", "key", "encoding", "json", "problem")),
          Map.entry(
              "securing",
              Set.of("sdjwt", "jose", "model", "did", "key", "bbs", "encoding", "json", "problem")),
          Map.entry(
              "status",
              Set.of("securing", "jose", "model", "did", "key", "encoding", "json", "problem")),
          Map.entry(
              "sdjwtvc",
              Set.of(
                  "status",
                  "sdjwt",
                  "jose",
                  "model",
                  "did",
                  "fetch",
                  "key",
                  "encoding",
                  "json",
                  "problem")),
          Map.entry(
              "work", Set.of("securing", "model", "did", "key", "encoding", "json", "problem")),
          Map.entry("reputation", Set.of("work", "model", "did", "encoding", "json", "problem")),
          Map.entry(
              "governance",
              Set.of(
                  "reputation",
                  "work",
                  "securing",
                  "model",
                  "did",
                  "key",
                  "encoding",
                  "json",
                  "problem")),
          Map.entry(
              "issuer",
              Set.of(
                  "reputation",
                  "governance",
                  "work",
                  "sdjwtvc",
                  "status",
                  "securing",
                  "sdjwt",
                  "jose",
                  "model",
                  "did",
                  "key",
                  "encoding",
                  "json",
                  "problem")),
          Map.entry(
              "verifier",
              Set.of(
                  "reputation",
                  "governance",
                  "work",
                  "sdjwtvc",
                  "status",
                  "securing",
                  "sdjwt",
                  "jose",
                  "model",
                  "did",
                  "fetch",
                  "key",
                  "encoding",
                  "json",
                  "problem")),
          Map.entry(
              "wallet",
              Set.of(
                  "verifier",
                  "issuer",
                  "reputation",
                  "governance",
                  "work",
                  "sdjwtvc",
                  "status",
                  "securing",
                  "sdjwt",
                  "jose",
                  "model",
                  "did",
                  "fetch",
                  "key",
                  "encoding",
                  "json",
                  "problem")));

  private static final List<String> EXPORTED =
      List.of(
          "problem",
          "json",
          "fetch",
          "key",
          "did",
          "model",
          "jose",
          "sdjwt",
          "securing",
          "status",
          "sdjwtvc",
          "work",
          "reputation",
          "governance",
          "issuer",
          "issuer.intake",
          "verifier",
          "verifier.dcql",
          "verifier.schema",
          "wallet",
          "wallet.recovery",
          "wallet.store");

  private static JavaClasses main;

  @BeforeAll
  static void readClasses() {
    main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(
                location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("org.workcommons.vc");
    assertThat(main.size()).as("classes that the rules are held against").isGreaterThan(80);
  }

  @Test
  void noPackageKnowsItselfThroughAnother() {
    slices().matching("org.workcommons.(**)").should().beFreeOfCycles().check(main);
  }

  @Test
  void everyArrowIsOneOfThePlan() {
    for (var room : ARROWS.entrySet()) {
      var foreign =
          ARROWS.keySet().stream()
              .filter(other -> !other.equals(room.getKey()) && !room.getValue().contains(other))
              .map(other -> ROOT + other + "..")
              .toArray(String[]::new);
      if (foreign.length > 0) {
        noClasses()
            .that(resideInAPackage(ROOT + room.getKey() + ".."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(foreign))
            .because("the plan has no arrow from " + room.getKey() + " to there")
            .check(main);
      }
    }
  }

  @Test
  void everyPackageIsARoomOfThePlan() {
    var rooms = main.stream().map(ArchitectureTest::room).distinct().toList();

    assertThat(rooms).isSubsetOf(ARROWS.keySet());
  }

  @Test
  void noThirdPartyTypeStandsInAnExportedSignature() {
    var offenders = new ArrayList<String>();
    for (var type : main) {
      if (isExported(type)) {
        for (JavaMember member : type.getMembers()) {
          signature(member)
              .filter(ArchitectureTest::isThirdParty)
              .forEach(t -> offenders.add(member.getFullName()));
        }
        type.getAllRawSuperclasses().stream()
            .filter(ArchitectureTest::isThirdParty)
            .forEach(t -> offenders.add(type.getName()));
      }
    }

    assertThat(offenders).isEmpty();
  }

  @Test
  void anExportedSignatureShowsOnlyExportedPackages() {
    var offenders = new ArrayList<String>();
    for (var type : main) {
      if (isExported(type)) {
        for (JavaMember member : type.getMembers()) {
          signature(member)
              .filter(t -> t.getPackageName().startsWith(ROOT) && !isExportedPackage(t))
              .forEach(t -> offenders.add(member.getFullName() + " shows " + t.getName()));
        }
      }
    }

    assertThat(offenders).isEmpty();
  }

  @Test
  void eachLibraryIsKnownInOnePlaceOnly() {
    only("org.bouncycastle..", ROOT + "key..", ROOT + "bbs..", ROOT + "wallet.store..");
    only("supranational..", ROOT + "bbs..");
    only("com.nimbusds..", ROOT + "jose..");
    only("com.fasterxml.jackson..", ROOT + "encoding..");
    only("com.apicatalog..", ROOT + "securing..");
    only("jakarta.json..", ROOT + "securing..");
    only("com.google.crypto.tink..", ROOT + "wallet.store..");
    only("com.exceptionfactory.jagged..", ROOT + "wallet.recovery..");
    only("com.networknt..", ROOT + "verifier.schema..");
    only("com.google.re2j..", ROOT + "verifier.schema..");
    only("picocli..", ROOT + "wallet.cli..");
    only("de.siegmar.fastcsv..", ROOT + "issuer.intake..");
    only("java.sql..", ROOT + "issuer..");
    only("org.sqlite..", ROOT + "issuer..");
    only("org.postgresql..");
  }

  @Test
  void nothingButTheFetcherReachesForTheNetwork() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(ROOT + "fetch")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..", "com.sun.net.."))
        .orShould()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are sockets or URL connections") {
              @Override
              public boolean test(JavaClass type) {
                return Set.of(
                        "java.net.Socket",
                        "java.net.ServerSocket",
                        "java.net.URL",
                        "java.net.URLConnection",
                        "java.net.HttpURLConnection",
                        "java.net.InetAddress",
                        "java.net.InetSocketAddress",
                        "java.net.DatagramSocket",
                        "java.nio.channels.SocketChannel",
                        "java.nio.channels.AsynchronousSocketChannel",
                        "java.nio.channels.DatagramChannel")
                    .contains(type.getName());
              }
            })
        .check(main);
  }

  /** The process-wide switches of these would decide where the fetcher connects. */
  @Test
  void theFetcherKnowsNoClientThatDecidesForItself() {
    noClasses()
        .that(resideInAPackage(ROOT + "fetch.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.net.http..", "com.sun.net..", "java.rmi.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(URL|URLConnection|HttpURLConnection)")
        .check(main);
  }

  @Test
  void randomnessEntersThroughOneDoor() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "encoding.Randomness")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.Random|java\\.security\\.SecureRandom|java\\.util\\.concurrent\\.ThreadLocalRandom")
        .check(main);
  }

  @Test
  void thereIsNoStaticMutableState() {
    var mutable =
        main.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(JavaField::getFullName)
            .toList();

    assertThat(mutable).isEmpty();
  }

  @Test
  void whatAssertsACheckCanBeMadeByNobodyElse() {
    for (String name :
        List.of(
            "reputation.Score",
            "verifier.VerifiedPresentation",
            "verifier.VerifiedCredential",
            "wallet.Consent",
            "governance.CertifiedDocument",
            "governance.DisputeOutcome")) {
      var type = main.get(ROOT + name);
      assertThat(type.getModifiers()).as(name).contains(JavaModifier.FINAL);
      assertThat(type.getConstructors())
          .as(name)
          .noneMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC));
    }
  }

  @Test
  void noNameSaysNothing() {
    classes()
        .should()
        .haveNameNotMatching(
            ".*(Util|Utils|Helper|Manager|Impl|Service|Dto|Info|Data|Processor)(\\$.*)?")
        .check(main);
  }

  private static void only(String library, String... rooms) {
    noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(rooms)))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .because("it stays replaceable")
        .check(main);
  }

  private static Stream<JavaClass> signature(JavaMember member) {
    boolean visible =
        member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED);
    if (!visible) {
      return Stream.of();
    }
    if (member instanceof JavaField field) {
      return Stream.of(field.getRawType().getBaseComponentType());
    }
    var unit = (JavaCodeUnit) member;
    return Stream.concat(
            Stream.of(unit.getRawReturnType()),
            Stream.concat(unit.getRawParameterTypes().stream(), unit.getExceptionTypes().stream()))
        .map(JavaClass::getBaseComponentType);
  }

  private static boolean isThirdParty(JavaClass type) {
    return !type.isPrimitive()
        && !type.getName().startsWith("java.")
        && !type.getName().startsWith("javax.sql.") // of the JDK, whatever its name says
        && !type.getPackageName().startsWith("org.workcommons.");
  }

  private static boolean isExported(JavaClass type) {
    return isExportedPackage(type) && isPublicAllTheWay(type);
  }

  private static boolean isPublicAllTheWay(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isPublicAllTheWay).orElse(true);
  }

  private static boolean isExportedPackage(JavaClass type) {
    return EXPORTED.contains(type.getPackageName().substring(ROOT.length()));
  }

  private static String room(JavaClass type) {
    var path = type.getPackageName().substring(ROOT.length());
    return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
  }
}
