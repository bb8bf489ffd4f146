package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** CBOR, COSE messages and selectively disclosable tokens: what nobody signed is never believed. */
class EnvelopingFuzzTest {
  private static final byte[] MESSAGE = message();
  private static final byte[] TOKEN = token();

  @MethodSource("messages")
  @FuzzTest
  void cbor(byte[] input) {
    Promise.of(() -> CborReader.read(input))
        .ifPresent(
            item -> {
              var written = CborWriter.bytes(item);
              var again = Promise.of(() -> CborReader.read(written));
              holds(again.isPresent() && again.get().equals(item), "what is written is read again");
            });
  }

  @MethodSource("messages")
  @FuzzTest
  void message(byte[] input) {
    Promise.of(() -> SecuredToken.read(MediaType.VC_COSE, input));
    var payload =
        Promise.of(
            () ->
                SecuredToken.payloadSignedBy(
                    Samples.PLATFORM.verificationKey(), MediaType.VC_COSE, input));
    // the header that is not protected may say what it wants, and the keys of maps be in any order
    payload.ifPresent(
        document -> holds(document.equals(Samples.statement()), "nobody signed this"));
  }

  @MethodSource("tokens")
  @FuzzTest
  void token(byte[] input) {
    Promise.of(() -> SecuredToken.read(MediaType.VC_SD_JWT, input));
    var payload =
        Promise.of(
            () ->
                SecuredToken.payloadSignedBy(
                    Samples.PLATFORM.verificationKey(), MediaType.VC_SD_JWT, input));
    payload.ifPresent(
        document ->
            holds(
                Arrays.equals(input, TOKEN) || !document.equals(Samples.statement()),
                "one text for one disclosure"));
    payload
        .flatMap(document -> document.string("issuer"))
        .ifPresent(
            issuer -> holds(issuer.equals(Samples.did(Samples.PLATFORM).value()), "not withheld"));
  }

  static Stream<byte[]> messages() {
    return Stream.of(
        MESSAGE, new byte[] {(byte) 0xd2, (byte) 0x84, 0x40, (byte) 0xa0, 0x40, 0x40}, new byte[0]);
  }

  static Stream<byte[]> tokens() {
    return Stream.of(
        TOKEN, "e30.e30.AA~".getBytes(US_ASCII), "e30.e30.AA~WyJ4Il0~".getBytes(US_ASCII));
  }

  private static byte[] message() {
    try {
      return new Cose().secure(Samples.statement(), Samples.PLATFORM, Samples.assertion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] token() {
    var disclosable =
        List.of(
            new Pointer("/credentialSubject/work"), new Pointer("/credentialSubject/work/hours"));
    try {
      return new SdJwt(Contexts.bundled(), disclosable)
          .secure(Samples.statement(), Samples.PLATFORM, Samples.assertion())
          .getBytes(US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
