package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.Limits;

/** What a signature and a proof say, and what they don't. */
class BbsTest {
  private static final byte[] SECRET =
      BbsSecretKey.secretOf("a material of thirty-two bytes...".getBytes(UTF_8), new byte[0]);
  private static final byte[] HEADER = "header".getBytes(UTF_8);
  private static final byte[] OCCASION = "occasion".getBytes(UTF_8);
  private static final List<byte[]> MESSAGES =
      IntStream.range(0, 4).mapToObj(i -> ("message " + i).getBytes(UTF_8)).toList();

  private record Case(Ciphersuite suite, BbsPublicKey key, byte[] signature) {
    static Case on(Ciphersuite suite) {
      var secret = BbsSecretKey.restore(suite, SECRET);
      var key = BbsPublicKey.received(suite, secret.publicKey()).orElseThrow();
      return new Case(suite, key, secret.sign(HEADER, MESSAGES));
    }

    byte[] proof(Integer... disclosed) {
      return key.prove(signature, HEADER, OCCASION, MESSAGES, Set.of(disclosed)).orElseThrow();
    }

    boolean accepts(byte[] proof, TreeMap<Integer, byte[]> disclosed) {
      return key.verifiesProof(proof, HEADER, OCCASION, disclosed);
    }

    @Override
    public String toString() {
      return suite.curve().name();
    }
  }

  private static final List<Case> CASES = Suites.all().stream().map(Case::on).toList();

  static Stream<Case> cases() {
    return CASES.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesASignatureWithAnyByteChanged(Case on) {
    var random = new Random(7);
    for (int at = 0; at < on.signature.length; at += 5) {
      var changed = on.signature.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(on.key.verifies(HEADER, MESSAGES, changed)).as("byte %s, seed 7", at).isFalse();
    }
    assertThat(on.key.verifies(HEADER, MESSAGES, on.signature)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesASignatureOfAnotherLengthOrOutsideTheScalars(Case on) {
    for (int length : new int[] {0, 79, 81, 160}) {
      assertThat(on.key.verifies(HEADER, MESSAGES, Arrays.copyOf(on.signature, length))).isFalse();
    }
    var zero = on.signature.clone();
    Arrays.fill(zero, 48, 80, (byte) 0);
    assertThat(on.key.verifies(HEADER, MESSAGES, zero)).isFalse();
    assertThat(on.key.verifies(HEADER, MESSAGES, shifted(on.signature, 48))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void signsNoMessagesAtAll(Case on) {
    var signature = BbsSecretKey.restore(on.suite, SECRET).sign(HEADER, List.of());

    assertThat(on.key.verifies(HEADER, List.of(), signature)).isTrue();
    assertThat(on.key.verifies(HEADER, List.of(new byte[0]), signature)).isFalse();
    var proof = on.key.prove(signature, HEADER, OCCASION, List.of(), Set.of()).orElseThrow();
    assertThat(on.accepts(proof, new TreeMap<>())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void showsWhatIsDisclosedAndNothingElse(Case on) {
    var proof = on.proof(0, 2);

    assertThat(on.accepts(proof, shown(0, 2))).isTrue();
    assertThat(on.accepts(proof, shown(0))).isFalse();
    assertThat(on.accepts(proof, shown(0, 3))).isFalse();
    assertThat(on.accepts(proof, shown(0, 1, 2))).isFalse();
    assertThat(on.accepts(proof, shown())).isFalse();
    var swapped = new TreeMap<>(shown(0, 2));
    swapped.put(0, MESSAGES.get(2));
    swapped.put(2, MESSAGES.get(0));
    assertThat(on.accepts(proof, swapped)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesIndexesThatNoMessageHas(Case on) {
    var proof = on.proof(0, 2);
    for (int index : new int[] {-1, 4, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      var shown = shown(0);
      shown.put(index, MESSAGES.get(2));
      assertThat(on.accepts(proof, shown)).as("index %s", index).isFalse();
    }
    assertThatIllegalArgumentException().isThrownBy(() -> on.proof(4));
    assertThatIllegalArgumentException().isThrownBy(() -> on.proof(-1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tiesAProofToItsHeaderOccasionAndKey(Case on) {
    var proof = on.proof(1);
    var other =
        BbsPublicKey.received(
                on.suite, BbsSecretKey.restore(on.suite, Scalars.bytes(BigInteger.TEN)).publicKey())
            .orElseThrow();

    assertThat(on.key.verifiesProof(proof, OCCASION, OCCASION, shown(1))).isFalse();
    assertThat(on.key.verifiesProof(proof, HEADER, HEADER, shown(1))).isFalse();
    assertThat(other.verifiesProof(proof, HEADER, OCCASION, shown(1))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aProofIsDifferentEachTimeAndHoldsNoPartOfTheSignature(Case on) {
    var one = HexFormat.of().formatHex(on.proof(1));
    var other = HexFormat.of().formatHex(on.proof(1));
    for (int at = 0; at < one.length(); at += 32) {
      assertThat(one.substring(at, at + 32)).isNotEqualTo(other.substring(at, at + 32));
    }
    var point = HexFormat.of().formatHex(on.signature, 0, 48);
    assertThat(one).doesNotContain(point.substring(2));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesAProofWithAnyByteChanged(Case on) {
    var random = new Random(11);
    var proof = on.proof(1);
    for (int at = 0; at < proof.length; at += 7) {
      var changed = proof.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(on.accepts(changed, shown(1))).as("byte %s, seed 11", at).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesAProofThatIsNotInItsOneEncoding(Case on) {
    var proof = on.proof(1);
    for (int length : new int[] {0, 1, 271, 272, 303, 304, proof.length - 1, proof.length + 32}) {
      assertThat(on.accepts(Arrays.copyOf(proof, length), shown(1))).as("%s", length).isFalse();
    }
    for (int at = 144; at < proof.length; at += 32) {
      assertThat(on.accepts(shifted(proof, at), shown(1))).as("scalar at %s", at).isFalse();
      var zero = proof.clone();
      Arrays.fill(zero, at, at + 32, (byte) 0);
      assertThat(on.accepts(zero, shown(1))).as("zero at %s", at).isFalse();
    }
    for (int at = 0; at < 144; at += 48) {
      var identity = proof.clone();
      Arrays.fill(identity, at, at + 48, (byte) 0);
      identity[at] = (byte) 0xc0;
      assertThat(on.accepts(identity, shown(1))).as("identity at %s", at).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesMoreMessagesThanTheLimit(Case on) {
    var many = Collections.nCopies(Limits.BBS_MESSAGES + 1, new byte[0]);
    assertThat(on.key.verifies(HEADER, many, on.signature)).isFalse();
    assertThat(on.key.prove(on.signature, HEADER, OCCASION, many, Set.of())).isEmpty();
    var shown = new TreeMap<Integer, byte[]>();
    IntStream.range(0, Limits.BBS_MESSAGES).forEach(i -> shown.put(i, new byte[0]));
    assertThat(on.accepts(on.proof(1), shown)).isFalse();
    assertThat(on.accepts(new byte[272 + 32 * (Limits.BBS_MESSAGES + 1)], shown(0))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BbsSecretKey.restore(on.suite, SECRET).sign(HEADER, many));
  }

  @Test
  void provesNothingFromWhatIsNoSignature() {
    for (var on : CASES) {
      assertThat(on.key.prove(new byte[80], HEADER, OCCASION, MESSAGES, Set.of())).isEmpty();
      assertThat(on.key.prove(new byte[0], HEADER, OCCASION, MESSAGES, Set.of())).isEmpty();
    }
  }

  /** A signature of one curve verifies on the other, and so do proofs. */
  @Test
  void bothCurvesUnderstandEachOther() {
    var java = CASES.get(0);
    var other = CASES.get(1);

    assertThat(java.signature).isEqualTo(other.signature);
    assertThat(java.accepts(other.proof(0, 3), shown(0, 3))).isTrue();
    assertThat(other.accepts(java.proof(0, 3), shown(0, 3))).isTrue();
  }

  @Test
  void everyChoiceOfMessagesCanBeShown() {
    for (int choice = 0; choice < 16; choice++) {
      var shown = new TreeSet<Integer>();
      for (int i = 0; i < 4; i++) {
        if ((choice >> i & 1) == 1) {
          shown.add(i);
        }
      }
      var on = CASES.get(1);
      var indexes = shown.toArray(Integer[]::new);
      assertThat(on.accepts(on.proof(indexes), shown(indexes))).as("%s", shown).isTrue();
    }
  }

  @Test
  void refusesMaterialThatIsTooShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BbsSecretKey.secretOf(new byte[31], new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BbsSecretKey.secretOf(new byte[32], new byte[65_536]));
  }

  @Test
  void showsNoSecret() {
    var text = BbsSecretKey.restore(SECRET).toString();
    assertThat(text).doesNotContain(HexFormat.of().formatHex(SECRET).substring(0, 8));
    assertThat(text).doesNotContain(new BigInteger(1, SECRET).toString().substring(0, 8));
  }

  private static TreeMap<Integer, byte[]> shown(Integer... indexes) {
    var shown = new TreeMap<Integer, byte[]>();
    for (int index : indexes) {
      shown.put(index, MESSAGES.get(index));
    }
    return shown;
  }

  /** The same scalar, plus the order: the same number to who computes, another text. */
  private static byte[] shifted(byte[] bytes, int at) {
    var scalar = new BigInteger(1, Arrays.copyOfRange(bytes, at, at + 32));
    var sum = scalar.add(Scalars.ORDER);
    var changed = bytes.clone();
    if (sum.bitLength() > 256) {
      Arrays.fill(changed, at, at + 32, (byte) 0xff);
    } else {
      System.arraycopy(Scalars.bytes(sum), 0, changed, at, 32);
    }
    return changed;
  }
}
