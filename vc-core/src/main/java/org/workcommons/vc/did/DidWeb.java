package org.workcommons.vc.did;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The DID method {@code web}: the document stands on a web server, and whoever controls that place
 * controls the DID. There is no history: what the server says now is all there is.
 *
 * <p>A DID with a path, {@code did:web:host:a:b}, shows control of that path, not of the host.
 */
public final class DidWeb {
  static final String METHOD = "web";

  /** A host name of at least two labels, the last one led by a letter, and perhaps a port. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?<name>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])"
              + "(?:%3a(?<port>[1-9][0-9]{0,4}))?",
          Pattern.CASE_INSENSITIVE);

  /** Nothing encoded, so that no two texts mean one place and none means another's. */
  private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]+");

  private static final int MAX_PORT = 65_535;

  private DidWeb() {}

  /**
   * {@return where the document of {@code did} stands} did:web §2.5.2, Read. Stricter than the
   * method: the host is a name with a dot in it, never a number; the path holds nothing encoded and
   * no dot segments. Otherwise a problem of type {@code INVALID_DID}.
   *
   * @param did one of this method
   */
  public static URI documentUrl(Did did) throws ProblemException {
    if (!did.method().equals(METHOD)) {
      throw new IllegalArgumentException("not a did:web");
    }
    var parts = did.methodSpecificId().split(":", -1);
    var url = new StringBuilder("https://").append(authority(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      if (!SEGMENT.matcher(parts[i]).matches()) {
        throw invalid("the path of a did:web holds letters, digits, dots, hyphens and underscores");
      }
      url.append('/').append(parts[i]);
    }
    return URI.create(url + (parts.length == 1 ? "/.well-known" : "") + "/did.json");
  }

  private static String authority(String host) throws ProblemException {
    var match = HOST.matcher(host);
    if (!match.matches()) {
      throw invalid("a did:web names a host, and perhaps a port after %3A");
    }
    var name = match.group("name").toLowerCase(Locale.ROOT);
    var port = match.group("port");
    if (port == null) {
      return name;
    }
    if (Integer.parseInt(port) > MAX_PORT) {
      throw invalid("a port is a number from 1 to " + MAX_PORT);
    }
    return name + ":" + port;
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.INVALID_DID, Pointer.ROOT, detail);
  }
}
