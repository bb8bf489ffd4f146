package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;

/** A token that was not signed is never believed; one that was is, whatever else it says. */
class TokenFuzzTest {
  private static final byte[] CREDENTIAL =
      Samples.token(Samples.statement(), Samples.PLATFORM, Samples.assertion()).getBytes(US_ASCII);
  private static final byte[] PRESENTATION =
      Samples.token(Samples.presentation(Samples.statement()), Samples.WORKER, Samples.answer())
          .getBytes(US_ASCII);
  private static final JsonObject HEADER =
      Samples.json(
          """
          {"alg":"Ed25519","typ":"vc+jwt","cty":"vc","kid":"%s"}
          """
              .formatted(Samples.assertion().verificationMethod()));

  @MethodSource("tokens")
  @FuzzTest
  void credential(byte[] input) {
    unsigned(MediaType.VC_JWT, input, CREDENTIAL);
  }

  @MethodSource("tokens")
  @FuzzTest
  void presentation(byte[] input) {
    unsigned(MediaType.VP_JWT, input, PRESENTATION);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredHeader(byte[] program) {
    signed(Alterations.of(HEADER, program), JsonWriter.compact(Samples.statement()));
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredPayload(byte[] program) {
    signed(
        JsonWriter.compact(HEADER),
        Alterations.of(
            Samples.statement().with("iss", Samples.did(Samples.PLATFORM).value()), program));
  }

  static Stream<byte[]> tokens() {
    return Stream.of(CREDENTIAL, PRESENTATION, "e30.e30.AA".getBytes(US_ASCII));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 3, 1, 0, 5, 2, 1});
  }

  private static void unsigned(MediaType type, byte[] input, byte[] honest) {
    var read = Promise.of(() -> SecuredToken.read(type, input));
    if (read.isEmpty()) {
      return;
    }
    var token = read.get();
    for (var key : new SigningKey[] {Samples.PLATFORM, Samples.WORKER}) {
      var verified =
          Promise.of(() -> token.verify(token.proofs().get(0), key.verificationKey())).isPresent();
      holds(!verified || Arrays.equals(input, honest), "nobody signed this");
    }
  }

  private static void signed(byte[] header, byte[] payload) {
    var content = Base64Url.encode(header) + "." + Base64Url.encode(payload);
    var signature = Samples.PLATFORM.sign(content.getBytes(US_ASCII));
    var ascii = (content + "." + Base64Url.encode(signature)).getBytes(US_ASCII);
    Promise.of(() -> SecuredToken.read(MediaType.VC_JWT, ascii))
        .ifPresent(
            token -> {
              var verified =
                  Promise.of(
                      () ->
                          token.verify(token.proofs().get(0), Samples.PLATFORM.verificationKey()));
              holds(
                  verified.isPresent() || !isEd25519(header),
                  "what the key signed is verified once it was read");
              verified.ifPresent(
                  document -> holds(document.equals(token.unsecured()), "all of it is covered"));
            });
  }

  private static boolean isEd25519(byte[] header) {
    return Promise.of(() -> JsonReader.readObject(header))
        .flatMap(object -> object.string("alg"))
        .filter("Ed25519"::equals)
        .isPresent();
  }
}
