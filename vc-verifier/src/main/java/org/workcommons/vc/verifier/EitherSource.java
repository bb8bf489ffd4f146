package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.Optional;
import org.workcommons.vc.model.VerifiableCredential;

/** What {@code first} has not, {@code second} may have. */
record EitherSource(StatusListSource first, StatusListSource second) implements StatusListSource {
  @Override
  public Optional<VerifiableCredential> find(URI list) {
    return first.find(list).or(() -> second.find(list));
  }

  @Override
  public Optional<String> token(URI list) {
    return first.token(list).or(() -> second.token(list));
  }
}
