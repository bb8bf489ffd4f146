package org.workcommons.vc.wallet.cli;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.verifier.StatusListSource;

/**
 * Status lists in files, and those on the network where there is none.
 *
 * @param asked a note of what the network is asked for
 */
record ListSources(StatusListSource files, StatusListSource web, Set<URI> asked)
    implements StatusListSource {
  @Override
  public Optional<VerifiableCredential> find(URI list) {
    return files.find(list).or(() -> noted(list).find(list));
  }

  @Override
  public Optional<String> token(URI list) {
    return files.token(list).or(() -> noted(list).token(list));
  }

  private StatusListSource noted(URI list) {
    asked.add(list);
    return web;
  }
}
