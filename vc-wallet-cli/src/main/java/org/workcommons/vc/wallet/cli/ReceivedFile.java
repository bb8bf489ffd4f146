package org.workcommons.vc.wallet.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.SecuredToken;

/**
 * A file that somebody sent. No transport said what it is, so it is asked itself: that decides only
 * by which rules it is judged, and each has rules of its own.
 *
 * @param type what it says that it is
 * @param content the bytes, of a token without the line break at the end of a text file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record ReceivedFile(MediaType type, byte[] content) {
  static ReceivedFile of(byte[] content) {
    return switch (VerifiableCredential.restore(content).mediaType()) {
      case VC_JWT -> token(content, MediaType.VC_JWT, MediaType.VP_JWT);
      case VC_SD_JWT -> token(content, MediaType.VC_SD_JWT, MediaType.VP_SD_JWT);
      case VC_COSE -> new ReceivedFile(MediaType.VC_COSE, content);
      default -> json(content);
    };
  }

  boolean isPresentation() {
    return type.isPresentation();
  }

  VerifiableCredential credential() {
    return VerifiableCredential.received(type, content);
  }

  VerifiablePresentation presentation() {
    return VerifiablePresentation.received(type, content);
  }

  /** {@return what it says, unverified: the JSON with its proofs, or what a token holds} */
  JsonObject document() throws ProblemException {
    return type.isEnveloping()
        ? SecuredToken.read(type, content).unsecured()
        : JsonReader.readObject(content);
  }

  private static ReceivedFile token(byte[] file, MediaType credential, MediaType presentation) {
    int end = file.length;
    if (end > 0 && file[end - 1] == '\n') {
      end -= end > 1 && file[end - 2] == '\r' ? 2 : 1;
    }
    var content = Arrays.copyOf(file, end);
    return new ReceivedFile(isPresentationToken(content) ? presentation : credential, content);
  }

  private static boolean isPresentationToken(byte[] content) {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    int dot = text.indexOf('.');
    try {
      var header = JsonReader.readObject(Base64Url.decode(text.substring(0, Math.max(dot, 0))));
      return header
          .string("typ")
          .filter(typ -> typ.toLowerCase(Locale.ROOT).matches("(application/)?vp\\+(sd-)?jwt"))
          .isPresent();
    } catch (ProblemException e) {
      return false; // the verifier says what is wrong with it
    }
  }

  private static ReceivedFile json(byte[] content) {
    return new ReceivedFile(isPresentationJson(content) ? MediaType.VP : MediaType.VC, content);
  }

  private static boolean isPresentationJson(byte[] content) {
    try {
      var type = JsonReader.readObject(content).get("type").orElse(JsonArray.of());
      return JsonArray.itemsOf(type).contains(new JsonString("VerifiablePresentation"));
    } catch (ProblemException e) {
      return false; // the verifier says what is wrong with it
    }
  }
}
