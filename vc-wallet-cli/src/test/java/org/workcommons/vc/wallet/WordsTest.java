package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.wallet.store.Unlock;

/** What a person reads before she says yes, in four languages. */
class WordsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr"})
  void everyCatalogueSaysEverythingAboutTheSameThings(String language) throws Exception {
    var english = catalogue("");
    var translated = catalogue("_" + language);

    assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(arguments(translated.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(english.getProperty(key)));
      assertThat(translated.getProperty(key)).as(key).isNotBlank();
    }
  }

  /** An apostrophe that is not doubled swallows what comes after it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_es", "_fr"})
  void noPatternLosesAnArgumentOrAnApostrophe(String ending) throws Exception {
    var catalogue = catalogue(ending);
    for (var key : catalogue.stringPropertyNames()) {
      var pattern = catalogue.getProperty(key);
      assertThat(pattern.replace("''", "")).as(key).doesNotContain("'");
      for (int number : List.of(0, 1, 2, 7)) {
        var said = new MessageFormat(pattern, Locale.ROOT).format(numbers(number));
        assertThat(said).as(key).doesNotContain("{").doesNotContain("''");
      }
    }
  }

  @Test
  void everyConcernHasWordsInEveryLanguage() {
    for (var locale : List.of("en", "de", "es", "fr")) {
      for (var concern : Concern.values()) {
        assertThat(Words.in(new Locale(locale)).say("concern." + concern)).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 0, 0 days, 0 other credentials would stay with you.",
    "en, 1, 1 day, 1 other credential would stay with you.",
    "en, 2, 2 days, 2 other credentials would stay with you.",
    "de, 0, 0 Tage, Keine anderen Nachweise bleiben bei Ihnen.",
    "de, 1, 1 Tag, Ein anderer Nachweis bleibt bei Ihnen.",
    "de, 2, 2 Tage, 2 andere Nachweise bleiben bei Ihnen.",
    "es, 0, 0 días, No queda ninguna otra credencial en su poder.",
    "es, 1, 1 día, Otra credencial queda en su poder.",
    "es, 2, 2 días, Otras 2 credenciales quedan en su poder.",
    "fr, 0, 0 jour, Aucune autre attestation ne reste chez vous.",
    "fr, 1, 1 jour, Une autre attestation reste chez vous.",
    "fr, 2, 2 jours, 2 autres attestations restent chez vous."
  })
  void countsAsTheLanguageDoes(String language, int number, String days, String stay) {
    var words = Words.in(new Locale(language));

    assertThat(words.say(Period.ofDays(number))).isEqualTo(days);
    assertThat(words.say("stay", number)).isEqualTo(stay);
  }

  /** The machine's own language is not the person's. */
  @Test
  void speaksEnglishWhereItHasNoOtherWords() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      for (var locale : List.of("en", "tr", "", "und", "ja")) {
        assertThat(Words.in(Locale.forLanguageTag(locale)).say("yes")).isEqualTo("yes");
      }
    } finally {
      Locale.setDefault(before);
    }
    assertThat(Words.in(Locale.forLanguageTag("de-AT")).say("yes")).isEqualTo("ja");
  }

  /** A purpose could bring lines that look like the wallet's own, or turn some around. */
  @Test
  void keepsAStrangersTextToItsLine() throws Exception {
    var request =
        PresentationRequest.from(
                URI.create("https://rides.example"),
                Challenge.fresh(),
                NOW,
                DcqlQuery.of(CredentialQuery.of("a", CredentialFormat.DC_SD_JWT)))
            .withPurpose("to see\nThey would learn nothing.\r\u2028\u202eevil\u0085");

    var lines = Words.in(Locale.ENGLISH).of(request);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .isEqualTo("They say it is for this: to see They would learn nothing. evil ");
  }

  @Test
  void explainsAQueryInFourLanguages() throws Exception {
    var proposal = proposal(2);
    assertThat(said(proposal, "en")).isEqualTo(ENGLISH.strip());
    assertThat(said(proposal, "de")).isEqualTo(GERMAN.strip());
    assertThat(said(proposal, "es")).isEqualTo(SPANISH.strip());
    assertThat(said(proposal, "fr")).isEqualTo(FRENCH.strip());
    assertThat(proposal.words()).isEqualTo(proposal.words(Locale.ENGLISH));
  }

  private static final String ENGLISH =
      """
      https://rides.example asks you.
      They say it is for this: to see your licence
      They say they keep it for 2 years and 1 month.
      They would learn this from https://w3id.org/workcommons/vct/licence/1, issued by COOP:
        category: heavy goods
        number: D123
        They would not learn: address / city, address / street, over_5_years, since.
        This uses up one copy; one is left after it.
        It is time to ask the issuer for more copies.
      Careful: they want to keep it for more than a year.
      Careful: they ask for something that tells you from everybody else, such as a number or an address.
      Careful: they ask for details, and the same credential could answer with yes or no.
      0 other credentials would stay with you.
      """;

  private static final String GERMAN =
      """
      https://rides.example fragt Sie.
      Als Zweck wird angegeben: to see your licence
      Aufbewahrt wird es nach eigener Angabe 2 Jahre und 1 Monat.
      Aus https://w3id.org/workcommons/vct/licence/1, ausgestellt von COOP, würde man dies erfahren:
        category: heavy goods
        number: D123
        Nicht erfahren würde man: address / city, address / street, over_5_years, since.
        Das verbraucht eine Kopie; danach ist noch eine übrig.
        Es ist Zeit, beim Aussteller weitere Kopien anzufordern.
      Vorsicht: Es soll länger als ein Jahr aufbewahrt werden.
      Vorsicht: Verlangt wird etwas, das Sie von allen anderen unterscheidet, etwa eine Nummer oder eine Adresse.
      Vorsicht: Verlangt werden Einzelheiten, obwohl derselbe Nachweis mit Ja oder Nein antworten könnte.
      Keine anderen Nachweise bleiben bei Ihnen.
      """;

  private static final String SPANISH =
      """
      https://rides.example le pide datos.
      Dice que es para esto: to see your licence
      Dice que lo guarda durante 2 años y 1 mes.
      Sabría esto por https://w3id.org/workcommons/vct/licence/1, de COOP:
        category: heavy goods
        number: D123
        No sabría: address / city, address / street, over_5_years, since.
        Esto gasta una copia; después queda una.
        Es hora de pedir más copias al emisor.
      Cuidado: quiere guardarlo más de un año.
      Cuidado: pide algo que le distingue de todos los demás, como un número o una dirección.
      Cuidado: pide detalles, y la misma credencial podría responder con un sí o un no.
      No queda ninguna otra credencial en su poder.
      """;

  private static final String FRENCH =
      """
      https://rides.example vous demande des informations.
      Motif indiqué : to see your licence
      Durée de conservation annoncée : 2 ans et 1 mois.
      On apprendrait ceci par https://w3id.org/workcommons/vct/licence/1, de COOP :
        category : heavy goods
        number : D123
        On n'apprendrait pas : address / city, address / street, over_5_years, since.
        Cela consomme une copie ; ensuite, il en reste une.
        Il est temps de demander d'autres copies à l'émetteur.
      Attention : on veut conserver cela plus d'un an.
      Attention : on demande quelque chose qui vous distingue de tous les autres, comme un numéro ou une adresse.
      Attention : on demande des détails, alors que la même attestation pourrait répondre par oui ou par non.
      Aucune autre attestation ne reste chez vous.
      """;

  private final TestCoop coop = new TestCoop();

  private String said(QueryProposal proposal, String language) {
    return String.join("\n", proposal.words(new Locale(language)))
        .replace(coop.did().value(), "COOP");
  }

  private QueryProposal proposal(int copies) throws Exception {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      var wallet =
          Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
      var keys = wallet.newCopyKeys(copies, coop.did().value());
      wallet.receiveCopies(
          coop.issue(keys, TestCoop.claims(), NOW).toByteArray(), coop.verifier(NOW));
      var query =
          CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT)
              .withVct(TestCoop.LICENCE)
              .withClaims(ClaimQuery.of("number"), ClaimQuery.of("category"));
      return wallet.proposeAnswer(
          PresentationRequest.from(
                  URI.create("https://rides.example"),
                  Challenge.fresh(),
                  NOW.plusSeconds(60),
                  DcqlQuery.of(query))
              .withPurpose("to see your licence")
              .withRetention(Period.of(2, 1, 0)));
    }
  }

  private static Object[] numbers(int number) {
    return Stream.generate(() -> number).limit(4).toArray();
  }

  private static Set<String> arguments(String pattern) {
    var all = new TreeSet<String>();
    ARGUMENT.matcher(pattern).results().forEach(found -> all.add(found.group(1)));
    return all;
  }

  private static Properties catalogue(String ending) throws Exception {
    var properties = new Properties();
    try (var in = Words.class.getResourceAsStream("words" + ending + ".properties")) {
      properties.load(new String(in.readAllBytes(), UTF_8).lines().collect(lines()));
    }
    return properties;
  }

  private static java.util.stream.Collector<CharSequence, ?, java.io.Reader> lines() {
    return java.util.stream.Collectors.collectingAndThen(
        java.util.stream.Collectors.joining("\n"), java.io.StringReader::new);
  }
}
