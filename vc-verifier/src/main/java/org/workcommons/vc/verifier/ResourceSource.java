package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the resources come from that credentials give digests of. VCDM 2.0 §5.3. Asked about the
 * contexts that the verifier has, and about anything else only for an issuer whom it recognises.
 * Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface ResourceSource {
  /** {@return the bytes of what is called {@code resource}, empty if they can't be had now} */
  Optional<byte[]> find(URI resource);

  /** {@return the source that has nothing: only contexts at hand are compared} */
  static ResourceSource none() {
    return resource -> Optional.empty();
  }

  /** {@return the source that has {@code resources}, by what they are called} */
  static ResourceSource of(Map<URI, byte[]> resources) {
    var copy = new LinkedHashMap<URI, byte[]>();
    resources.forEach((url, content) -> copy.put(url, content.clone()));
    return resource -> Optional.ofNullable(copy.get(resource)).map(byte[]::clone);
  }
}
