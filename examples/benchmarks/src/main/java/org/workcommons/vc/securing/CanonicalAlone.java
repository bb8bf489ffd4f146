package org.workcommons.vc.securing;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/** The canonical N-Quads of a document and their hash, which every RDFC suite computes. */
public final class CanonicalAlone {
  private CanonicalAlone() {}

  /** {@return the hash of {@code document} in canonical form} */
  public static byte[] hash(JsonObject document) throws ProblemException {
    return hash(document, Contexts.bundled());
  }

  /** {@return the same, in the words of {@code contexts}} */
  public static byte[] hash(JsonObject document, Contexts contexts) throws ProblemException {
    return new RdfForm(contexts).hash(document, Hash.SHA_256);
  }

  /** {@return the canonical N-Quads of {@code document}} */
  public static byte[] canonical(JsonObject document) throws ProblemException {
    return canonical(document, Contexts.bundled());
  }

  /** {@return the same, in the words of {@code contexts}} */
  public static byte[] canonical(JsonObject document, Contexts contexts) throws ProblemException {
    return new RdfForm(contexts).canonical(document, Hash.SHA_256);
  }
}
