package org.workcommons.vc.endpoint;

import java.util.Locale;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What one test of the VC-JOSE-COSE suite is about, in the words of its command line. */
enum Feature {
  CREDENTIAL_JOSE(MediaType.VC_JWT),
  CREDENTIAL_SDJWT(MediaType.VC_SD_JWT),
  CREDENTIAL_COSE(MediaType.VC_COSE),
  PRESENTATION_JOSE(MediaType.VP_JWT),
  PRESENTATION_SDJWT(MediaType.VP_SD_JWT),
  PRESENTATION_COSE(MediaType.VP_COSE);

  private final MediaType type;

  Feature(MediaType type) {
    this.type = type;
  }

  MediaType type() {
    return type;
  }

  boolean isBinary() {
    return this == CREDENTIAL_COSE || this == PRESENTATION_COSE;
  }

  static Feature of(String word) throws ProblemException {
    for (var feature : values()) {
      if (feature.name().toLowerCase(Locale.ROOT).equals(word)) {
        return feature;
      }
    }
    throw unknown();
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, "not a verb and a feature that exist");
  }
}
