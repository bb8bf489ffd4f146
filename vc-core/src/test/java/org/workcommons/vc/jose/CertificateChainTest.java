package org.workcommons.vc.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Certificates;
import org.workcommons.vc.fixture.Certificates.Wish;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class CertificateChainTest {
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final String HOST = "issuer.example";

  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private final Certificates root = authority("CN=Root");
  private final Certificates between =
      root.issue(Wish.authority("CN=Between", SigningKey.fresh(KeyType.P256), NOW));
  private final Wish wish = Wish.leaf("CN=Issuer", key, NOW).withHost(HOST);

  @ParameterizedTest
  @EnumSource(names = {"P256", "ED25519"})
  void trustsAKeyThatAnAuthorityCertified(KeyType type) throws Exception {
    var mine = SigningKey.fresh(type);
    var authority = Certificates.self(Wish.authority("CN=Own", SigningKey.fresh(type), NOW));
    var leaf = authority.issue(Wish.leaf("CN=Issuer", mine, NOW));

    assertThat(chain(leaf).keyTrustedBy(Set.of(authority.certificate()), NOW))
        .isEqualTo(mine.verificationKey());
  }

  @Test
  void findsItsWayOverAnAuthorityInBetweenWithOrWithoutTheLast() throws Exception {
    var leaf = between.issue(wish);

    assertThat(trusted(leaf, between)).isEqualTo(key.verificationKey());
    assertThat(trusted(leaf, between, root)).isEqualTo(key.verificationKey());
    assertThat(chain(leaf).keyTrustedBy(Set.of(between.certificate()), NOW))
        .isEqualTo(key.verificationKey());
  }

  @Test
  void refusesAChainThatLeadsNowhere() {
    var leaf = between.issue(wish);

    untrusted(leaf);
    untrusted(leaf, root);
    untrusted(between, leaf);
    untrusted(leaf, between, between);
    untrusted(authority("CN=Somebody").issue(wish));
    // of the name of the authority, and not by its key
    untrusted(authority("CN=Root").issue(wish));
  }

  @Test
  void refusesWhatOnlyVouchesForItself() {
    var self = Certificates.self(wish);
    untrusted(self);
    untrusted(self, root);
    // not even if somebody took it for an authority
    Refusal.of(() -> chain(self).keyTrustedBy(Set.of(self.certificate()), NOW));
    untrusted(root);
    untrusted(root, root);
    untrusted(root, root.issue(wish));
  }

  @Test
  void refusesWhatIsNotValidNow() {
    var past = wish.withTime(NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(1));
    var future = wish.withTime(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(2)));

    untrusted(root.issue(past));
    untrusted(root.issue(future));
    var over =
        root.issue(
            Wish.authority("CN=Over", SigningKey.fresh(KeyType.P256), NOW)
                .withTime(NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(1)));
    untrusted(over.issue(wish), over);
  }

  @Test
  void refusesCertificatesByWhoeverIsNoAuthority() {
    var neighbour = root.issue(Wish.leaf("CN=Neighbour", SigningKey.fresh(KeyType.P256), NOW));
    untrusted(neighbour.issue(wish), neighbour);
    var unmarked =
        root.issue(
            Wish.authority("CN=Unmarked", SigningKey.fresh(KeyType.P256), NOW)
                .withoutConstraints());
    untrusted(unmarked.issue(wish), unmarked);
    var signing =
        root.issue(
            Wish.authority("CN=Signing", SigningKey.fresh(KeyType.P256), NOW)
                .withUsage(KeyUsage.digitalSignature));
    untrusted(signing.issue(wish), signing);
  }

  /** RFC 5280 §4.2.1.3. */
  @Test
  void refusesAKeyThatIsNotForSignatures() throws Exception {
    for (int usage : List.of(KeyUsage.keyEncipherment, KeyUsage.keyAgreement, KeyUsage.cRLSign)) {
      untrusted(root.issue(wish.withUsage(usage)));
    }
    assertThat(trusted(root.issue(wish.withUsage(0)))).isEqualTo(key.verificationKey());
    untrusted(between);
  }

  @Test
  void refusesTooMany() {
    var last = root;
    var chain = new Certificates[Limits.CERTIFICATES + 1];
    for (int i = Limits.CERTIFICATES; i >= 0; i--) {
      last = last.issue(Wish.authority("CN=A" + i, SigningKey.fresh(KeyType.P256), NOW));
      chain[i] = last;
    }
    assertThat(Refusal.of(() -> chain(chain)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    assertThatCode(() -> chain(Arrays.copyOf(chain, Limits.CERTIFICATES)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{}", "'x'", "null", "[1]", "[null]", "['']", "['MAo=']", "['****']"})
  void refusesOtherForms(String json) throws Exception {
    Refusal.of(() -> chain(JsonReader.read(json.replace('\'', '"').getBytes(US_ASCII))));
  }

  /** One text for one certificate, and nothing behind it. */
  @Test
  void refusesOtherFormsOfACertificate() {
    var leaf = root.issue(wish);
    var encoder = Base64.getEncoder();
    var pem = "-----BEGIN CERTIFICATE-----\n" + leaf.base64() + "\n-----END CERTIFICATE-----\n";
    var longer = Arrays.copyOf(leaf.der(), leaf.der().length + 3);
    for (var text :
        List.of(
            pem,
            encoder.encodeToString(pem.getBytes(US_ASCII)),
            encoder.encodeToString(longer),
            leaf.base64() + "\n",
            Base64.getUrlEncoder().encodeToString(leaf.der()) + "=",
            encoder.withoutPadding().encodeToString(new byte[] {1, 2}),
            encoder.encodeToString(Arrays.copyOf(leaf.der(), leaf.der().length - 1)))) {
      Refusal.of(() -> chain(JsonArray.ofStrings(List.of(text))));
    }
  }

  /** The octet that says so is not signed; where those bits are zero, the platform reads it. */
  @Test
  void refusesSignaturesWithUnusedBits() {
    var der = between.issue(wish).der();
    while ((der[der.length - 1] & 1) != 0) {
      der = between.issue(wish).der();
    }
    int afterUnusedBits = signatureOf(der);
    der[afterUnusedBits - 1] = 1;

    var text = Base64.getEncoder().encodeToString(der);
    Refusal.of(() -> chain(JsonArray.ofStrings(List.of(text))));
  }

  /** A sequence of two numbers, whose length stands in its second octet. */
  private static int signatureOf(byte[] der) {
    int start = der.length - 2;
    while (der[start] != 0x30 || start + 2 + der[start + 1] != der.length || der[start + 2] != 2) {
      start--;
    }
    return start;
  }

  @Test
  void neverFailsInAnotherWayForDamagedCertificates() {
    long seed = 20_261_105;
    var random = new Random(seed);
    var der = between.issue(wish).der();
    var anchors = Set.of(root.certificate(), between.certificate());
    for (int i = 0; i < 5_000; i++) {
      var damaged = der.clone();
      for (int n = 0; n <= random.nextInt(3); n++) {
        damaged[random.nextInt(der.length)] = (byte) random.nextInt(256);
      }
      var text = Base64.getEncoder().encodeToString(damaged);
      try {
        var chain = chain(JsonArray.ofStrings(List.of(text)));
        chain.isFor(HOST, "https://" + HOST);
        chain.keyTrustedBy(anchors, NOW);
        assertThat(damaged).as("seed %d, round %d", seed, i).isEqualTo(der);
      } catch (ProblemException e) {
        assertThat(e.problem().detail()).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + i, e);
      }
    }
  }

  @Test
  void isForItsHostOrItsUrlAndNothingElse() throws Exception {
    var host = chain(root.issue(wish));
    assertThat(host.isFor(HOST, "https://x.example")).isTrue();
    assertThat(host.isFor("ISSUER.example", "x")).isTrue();
    for (var other : List.of("example", "x.issuer.example", "issuer.example.", "", "*.example")) {
      assertThat(host.isFor(other, "https://issuer.example")).isFalse();
    }
    var uri = chain(root.issue(wish.withUri("https://issuer.example/a")));
    assertThat(uri.isFor("issuer.example", "https://issuer.example/a")).isTrue();
    assertThat(uri.isFor("issuer.example", "https://issuer.example/b")).isFalse();
    var wild = chain(root.issue(wish.withHost("*.example")));
    assertThat(wild.isFor(HOST, "https://issuer.example")).isFalse();
    // a common name is no name of a host
    var common = chain(root.issue(Wish.leaf("CN=" + HOST, key, NOW)));
    assertThat(common.isFor(HOST, "https://issuer.example")).isFalse();
  }

  @Test
  void believesNobodyWithoutAuthorities() {
    Refusal.of(() -> chain(root.issue(wish)).keyTrustedBy(Set.of(), NOW));
  }

  private Certificates authority(String name) {
    return Certificates.self(Wish.authority(name, SigningKey.fresh(KeyType.P256), NOW));
  }

  private VerificationKey trusted(Certificates... chain) throws ProblemException {
    return chain(chain).keyTrustedBy(anchors(), NOW);
  }

  private void untrusted(Certificates... chain) {
    assertThat(Refusal.of(() -> chain(chain).keyTrustedBy(anchors(), NOW)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  private Set<X509Certificate> anchors() {
    return Collections.singleton(root.certificate());
  }

  private static CertificateChain chain(Certificates... chain) throws ProblemException {
    return CertificateChain.read(ObjectReader.of(Certificates.header(chain), Pointer.ROOT));
  }

  private static CertificateChain chain(JsonValue x5c) throws ProblemException {
    return CertificateChain.read(
        ObjectReader.of(JsonObject.empty().with("x5c", x5c), Pointer.ROOT));
  }
}
