package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.json.ObjectReader;

/** The test vectors of draft-irtf-cfrg-bbs-signatures for BLS12-381-SHA-256, on each curve. */
class BbsVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void hashesToAScalar() throws Exception {
    var fixture = Fixture.at("h2s.json");
    var scalar = Scalars.hash(fixture.hex("message"), tag(fixture));
    assertThat(Scalars.bytes(scalar)).isEqualTo(fixture.hex("scalar"));
  }

  @Test
  void mapsMessagesToScalars() throws Exception {
    var cases = Fixture.at("MapMessageToScalarAsHash.json").in().objects("cases");
    assertThat(cases).hasSize(10);
    for (ObjectReader in : cases) {
      var one = new Fixture("case", in);
      assertThat(Scalars.bytes(Ciphersuite.message(one.hex("message"))))
          .isEqualTo(one.hex("scalar"));
    }
  }

  @Test
  void makesTheSameScalarsFromASeed() throws Exception {
    var fixture = Fixture.at("mockedRng.json");
    var scalars = mocked(fixture).take((int) fixture.in().integer("count", 1, 100));
    assertThat(scalars.stream().map(Scalars::bytes).map(HEX::formatHex).toList())
        .isEqualTo(fixture.hexes("mockedScalars").stream().map(HEX::formatHex).toList());
  }

  @Test
  void makesAKeyFromMaterial() throws Exception {
    var fixture = Fixture.at("keypair.json");
    var pair = fixture.object("keyPair");
    var secret = BbsSecretKey.secretOf(fixture.hex("keyMaterial"), fixture.hex("keyInfo"));
    assertThat(secret).isEqualTo(pair.hex("secretKey"));
    for (var suite : Suites.all()) {
      assertThat(BbsSecretKey.restore(suite, secret).publicKey())
          .as(suite.curve().name())
          .isEqualTo(pair.hex("publicKey"));
    }
  }

  @Test
  void makesTheGenerators() throws Exception {
    var fixture = Fixture.at("generators.json");
    var expected = new ArrayList<>(List.of(HEX.formatHex(fixture.hex("Q1"))));
    fixture.hexes("MsgGenerators").forEach(generator -> expected.add(HEX.formatHex(generator)));
    for (var suite : Suites.all()) {
      assertThat(HEX.formatHex(suite.base().compressed())).isEqualTo(fixture.in().string("P1"));
      assertThat(suite.generators(10))
          .as(suite.curve().name())
          .extracting(generator -> HEX.formatHex(generator.compressed()))
          .isEqualTo(expected);
    }
  }

  @TestFactory
  List<DynamicTest> judgesSignatures() throws Exception {
    return tests(Fixture.all("signature"), 10, BbsVectorsTest::judgeSignature);
  }

  @TestFactory
  List<DynamicTest> makesTheValidSignatures() throws Exception {
    return tests(valid("signature"), 3, BbsVectorsTest::sign);
  }

  @TestFactory
  List<DynamicTest> judgesProofs() throws Exception {
    return tests(Fixture.all("proof"), 15, BbsVectorsTest::judgeProof);
  }

  @TestFactory
  List<DynamicTest> makesTheValidProofs() throws Exception {
    return tests(valid("proof"), 5, BbsVectorsTest::prove);
  }

  private static List<Fixture> valid(String folder) throws Exception {
    var valid = new ArrayList<Fixture>();
    for (var fixture : Fixture.all(folder)) {
      if (fixture.isValid()) {
        valid.add(fixture);
      }
    }
    return valid;
  }

  private static void judgeSignature(Ciphersuite suite, Fixture fixture) throws Exception {
    var key = key(suite, fixture.object("signerKeyPair").hex("publicKey"));
    assertThat(
            key.verifies(
                fixture.hex("header"), fixture.hexes("messages"), fixture.hex("signature")))
        .isEqualTo(fixture.isValid());
  }

  private static void sign(Ciphersuite suite, Fixture fixture) throws Exception {
    var secret = fixture.object("signerKeyPair").hex("secretKey");
    var signature =
        BbsSecretKey.restore(suite, secret).sign(fixture.hex("header"), fixture.hexes("messages"));
    assertThat(signature).isEqualTo(fixture.hex("signature"));
  }

  private static void judgeProof(Ciphersuite suite, Fixture fixture) throws Exception {
    var key = key(suite, fixture.hex("signerPublicKey"));
    assertThat(
            key.verifiesProof(
                fixture.hex("proof"),
                fixture.hex("header"),
                fixture.hex("presentationHeader"),
                fixture.disclosed()))
        .isEqualTo(fixture.isValid());
  }

  private static void prove(Ciphersuite suite, Fixture fixture) throws Exception {
    var proof =
        key(suite, fixture.hex("signerPublicKey"))
            .prove(
                fixture.hex("signature"),
                fixture.hex("header"),
                fixture.hex("presentationHeader"),
                fixture.hexes("messages"),
                fixture.disclosed().keySet(),
                mocked(Fixture.at("mockedRng.json")));
    assertThat(proof.map(HEX::formatHex)).contains(fixture.in().string("proof"));
  }

  private interface Judgement {
    void of(Ciphersuite suite, Fixture fixture) throws Exception;
  }

  private static List<DynamicTest> tests(List<Fixture> fixtures, int count, Judgement judgement)
      throws Exception {
    assertThat(fixtures).hasSize(count);
    var tests = new ArrayList<DynamicTest>();
    for (var suite : Suites.all()) {
      for (var fixture : fixtures) {
        var title =
            suite.curve().name()
                + " "
                + fixture.name()
                + " "
                + fixture.in().optionalString("caseName").orElse("");
        tests.add(DynamicTest.dynamicTest(title, () -> judgement.of(suite, fixture)));
      }
    }
    return tests;
  }

  private static BbsPublicKey key(Ciphersuite suite, byte[] compressed) {
    return BbsPublicKey.received(suite, compressed).orElseThrow();
  }

  private static RandomScalars mocked(Fixture fixture) throws Exception {
    var seed = fixture.hex("seed");
    var tag = tag(fixture);
    return count -> {
      var bytes = Scalars.expand(seed, tag, count * Scalars.WIDE_BYTES);
      return IntStream.range(0, count)
          .map(i -> i * Scalars.WIDE_BYTES)
          .mapToObj(at -> Scalars.wide(Arrays.copyOfRange(bytes, at, at + Scalars.WIDE_BYTES)))
          .toList();
    };
  }

  private static String tag(Fixture fixture) throws Exception {
    return new String(fixture.hex("dst"), US_ASCII);
  }
}
