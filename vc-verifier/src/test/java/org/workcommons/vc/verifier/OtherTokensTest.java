package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.presentation;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.Actors.unsigned;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cose;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.securing.SecuringMechanism;

/** Selectively disclosable tokens and COSE messages, judged like every other token. */
class OtherTokensTest {
  private final PresentationRequest request = request();

  private enum Form {
    JOSE(new Jose(), MediaType.VP_JWT),
    COSE(new Cose(), MediaType.VP_COSE),
    // the last, since a statement after it would have to name the digest of its payload
    SD_JWT(new SdJwt(Contexts.bundled(), List.of()), MediaType.VP_SD_JWT);

    final SecuringMechanism mechanism;
    final MediaType presentation;

    Form(SecuringMechanism mechanism, MediaType presentation) {
      this.mechanism = mechanism;
      this.presentation = presentation;
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptsACredential(Form form) throws Exception {
    assertThat(verifier().verify(issued(form, PLATFORM)).report().problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void acceptsPresentationsOfCredentialsInEveryForm(Form form) throws Exception {
    var members = new ArrayList<JsonObject>();
    var statements = unsigned(PLATFORM, WORKER, 3);
    for (var inner : Form.values()) {
      members.add(Envelope.around(issued(inner, statements.get(inner.ordinal()), PLATFORM)));
    }

    var verdict = verifier().verify(presented(form, members, WORKER), request);

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhatSomebodyElseSigned(Form form) throws Exception {
    var stranger = SigningKey.fresh(KeyType.P521);
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);

    assertThat(verifier().verify(issued(form, statement, stranger)))
        .isInstanceOf(Verdict.Rejected.class);
    var envelope = Envelope.around(issued(form, statement, PLATFORM));
    assertThat(verifier().verify(presented(form, List.of(envelope), stranger), request))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsEveryFlippedByte(Form form) throws Exception {
    var content = issued(form, PLATFORM).toByteArray();
    var type = issued(form, PLATFORM).mediaType();
    for (int i = 0; i < content.length; i += 7) {
      var damaged = content.clone();
      damaged[i] ^= 1;
      assertThat(verifier().verify(VerifiableCredential.received(type, damaged)))
          .as("byte %d", i)
          .isInstanceOf(Verdict.Rejected.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsOneFormAsAnother(Form form) throws Exception {
    var issued = issued(form, PLATFORM);
    for (var type : MediaType.values()) {
      if (!type.isPresentation() && type != issued.mediaType()) {
        assertThat(verifier().verify(VerifiableCredential.received(type, issued.toByteArray())))
            .isInstanceOf(Verdict.Rejected.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void opensTheEnvelopeOfAPresentation(Form form) throws Exception {
    var presented = presented(form, List.of(), WORKER);
    var envelope = Envelope.around(presented);
    var in = ObjectReader.of(envelope, Pointer.ROOT);

    assertThat(Envelope.isOne(envelope)).isTrue();
    assertThat(Envelope.openPresentation(in).mediaType()).isEqualTo(form.presentation);
    assertThat(Envelope.openPresentation(in).toByteArray()).isEqualTo(presented.toByteArray());
    assertRefused(() -> Envelope.open(in));
    var credential = ObjectReader.of(Envelope.around(issued(form, PLATFORM)), Pointer.ROOT);
    assertRefused(() -> Envelope.openPresentation(credential));
  }

  /** RFC 2397: of several spellings only the canonical one, with padding or without. */
  @Test
  void refusesOtherSpellingsOfBase64() throws Exception {
    var envelope = Envelope.around(issued(Form.COSE, PLATFORM));
    var url = envelope.string("id").orElseThrow();
    var unpadded = url.replace("=", "");

    assertThat(open(envelope.with("id", unpadded))).isEqualTo(open(envelope));
    for (var other :
        List.of(
            url + "=",
            url + "\n",
            url + " ",
            url.replace(";base64,", ","),
            url.replace(";base64,", ";BASE64,"),
            url.replace("base64,0o", "base64,0-"),
            url.replace("vc+cose", "vp+cose"),
            url.replace("vc+cose", "vc%2Bcose"))) {
      assertRefused(() -> open(envelope.with("id", other)));
    }
    assertRefused(() -> open(envelope.with("issuer", "did:example:1")));
  }

  @Test
  void putsNoJsonInAnEnvelope() {
    var json = VerifiablePresentation.received(MediaType.VP, new byte[] {'{', '}'});
    assertThatIllegalArgumentException().isThrownBy(() -> Envelope.around(json));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifiableCredential.received(MediaType.VP_COSE, new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifiablePresentation.received(MediaType.VC_SD_JWT, new byte[0]));
  }

  private static void assertRefused(ThrowingCallable reading) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(reading);
  }

  private static List<Byte> open(JsonObject envelope) throws Exception {
    var bytes = new ArrayList<Byte>();
    for (byte part : Envelope.open(ObjectReader.of(envelope, Pointer.ROOT)).toByteArray()) {
      bytes.add(part);
    }
    return bytes;
  }

  private static VerifiableCredential issued(Form form, SigningKey key) throws Exception {
    return issued(form, unsigned(PLATFORM, WORKER, 1).get(0), key);
  }

  private static VerifiableCredential issued(Form form, JsonObject document, SigningKey key)
      throws Exception {
    var method = DidKey.verificationMethod(Actors.did(key));
    return form.mechanism.secureCredential(document, key, ProofOptions.assertion(method, NOW));
  }

  private VerifiablePresentation presented(Form form, List<JsonObject> members, SigningKey holder)
      throws Exception {
    var options =
        ProofOptions.authentication(
            DidKey.verificationMethod(Actors.did(holder)),
            NOW,
            new ProofOptions.Binding(
                request.audience().toString(), request.challenge().toString()));
    var document = presentation(new ArrayList<>(members));
    var content =
        switch (form) {
          case JOSE -> new Jose().secure(document, holder, options).getBytes(US_ASCII);
          case SD_JWT ->
              new SdJwt(Contexts.bundled(), List.of())
                  .secure(document, holder, options)
                  .getBytes(US_ASCII);
          case COSE -> new Cose().secure(document, holder, options);
        };
    return VerifiablePresentation.received(form.presentation, content);
  }

  private static Verifier verifier() throws Exception {
    var list = issued(Form.COSE, statusList(PLATFORM), PLATFORM);
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(Actors.did(PLATFORM))),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW))
        .withStatusLists(StatusListSource.of(Map.of(LIST, list)));
  }
}
