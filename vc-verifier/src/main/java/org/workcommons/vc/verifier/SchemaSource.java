package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * Where the schemas come from that credentials name: files, a cache. VC JSON Schema §2. A schema in
 * a credential is verified like any credential: its issuer has to be one who may issue the type
 * {@code JsonSchemaCredential}. Implementations are safe to share between threads.
 */
public interface SchemaSource {
  /** {@return the bytes of the schema called {@code schema}, empty if they can't be had now} */
  Optional<byte[]> schema(URI schema);

  /** {@return the credential called {@code id} that carries a schema, empty if it can't be had} */
  Optional<VerifiableCredential> credential(URI id);

  /** {@return the source that has nothing: a schema that is not known otherwise stays undecided} */
  static SchemaSource none() {
    return of(Map.of(), Map.of());
  }

  /** {@return the source that has these, by what they are called} */
  static SchemaSource of(
      Map<URI, byte[]> schemas, Map<URI, VerifiableCredential> credentialsOfSchemas) {
    return new GivenSchemas(schemas, credentialsOfSchemas);
  }
}
