package org.workcommons.vc.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.WorkStatement;

/**
 * Which type of credential each schema is of: a list names schemas, and a credential its type. A
 * schema that is not among these recognises nothing. Immutable.
 */
public final class OutputSchemas {
  private static final List<ClaimType<?>> TYPES =
      List.of(WorkStatement.TYPE, Engagement.TYPE, Rating.TYPE, Membership.TYPE);

  private final Map<URI, Known> known;

  private OutputSchemas(Map<URI, Known> known) {
    this.known = Map.copyOf(known);
  }

  /** {@return the schemas that this library carries, that of trust lists among them} */
  public static OutputSchemas bundled() {
    var known = new HashMap<URI, Known>();
    for (var type : TYPES) {
      known.put(type.schema(), new Known(type.credentialType(), content(type.schema())));
    }
    known.put(TrustList.SCHEMA, new Known(TrustList.CREDENTIAL_TYPE, content(TrustList.SCHEMA)));
    return new OutputSchemas(known);
  }

  /**
   * {@return these schemas, and one more}
   *
   * @param content its bytes, which a list may give the digest of
   */
  public OutputSchemas with(URI schema, String credentialType, byte[] content) {
    var more = new HashMap<>(known);
    more.put(schema, new Known(credentialType, content));
    return new OutputSchemas(more);
  }

  /** {@return whether {@code schema} is the known one of credentials of {@code credentialType}} */
  boolean describes(OutputSchema schema, String credentialType) {
    var mine = known.get(schema.id());
    return mine != null && mine.credentialType.equals(credentialType) && schema.isOf(mine.sha256);
  }

  /** {@code …/schemas/rating/1} is packed as {@code schemas/rating-1.json}. */
  private static byte[] content(URI schema) {
    var path = schema.getPath().substring(schema.getPath().indexOf("schemas/"));
    int version = path.lastIndexOf('/');
    var file = path.substring(0, version) + "-" + path.substring(version + 1) + ".json";
    try (var in = OutputSchemas.class.getResourceAsStream("/META-INF/workcommons/" + file)) {
      if (in == null) {
        throw new IllegalStateException("not packed: " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Known(String credentialType, byte[] sha256) {
    Known(String credentialType, byte[] sha256) {
      this.credentialType = credentialType;
      this.sha256 = Sha256.hash(sha256);
    }
  }
}
