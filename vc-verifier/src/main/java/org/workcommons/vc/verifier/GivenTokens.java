package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.model.VerifiableCredential;

/** Status list tokens that are at hand, and no other lists. */
record GivenTokens(Map<URI, String> tokens) implements StatusListSource {
  @Override
  public Optional<VerifiableCredential> find(URI list) {
    return Optional.empty();
  }

  @Override
  public Optional<String> token(URI list) {
    return Optional.ofNullable(tokens.get(list));
  }
}
