package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.model.VerifiableCredential;

/** Schemas that were handed in once. */
final class GivenSchemas implements SchemaSource {
  private final Map<URI, byte[]> schemas = new LinkedHashMap<>();
  private final Map<URI, VerifiableCredential> credentials;

  GivenSchemas(Map<URI, byte[]> schemas, Map<URI, VerifiableCredential> credentials) {
    schemas.forEach((url, content) -> this.schemas.put(url, content.clone()));
    this.credentials = Map.copyOf(credentials);
  }

  @Override
  public Optional<byte[]> schema(URI schema) {
    return Optional.ofNullable(schemas.get(schema)).map(byte[]::clone);
  }

  @Override
  public Optional<VerifiableCredential> credential(URI id) {
    return Optional.ofNullable(credentials.get(id));
  }
}
