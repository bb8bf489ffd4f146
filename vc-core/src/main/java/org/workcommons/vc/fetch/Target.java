package org.workcommons.vc.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;

/**
 * What a URL asks for, once it is clear that it may be asked: a host by its name, a port, and what
 * stands in the request line.
 *
 * @param host in lower case
 */
record Target(String host, int port, String path) {
  private static final int HTTPS = 443;
  private static final int MAX_PORT = 65_535;
  private static final int HOST_CHARS = 253;

  /**
   * At least two labels of letters, digits and hyphens, the last one led by a letter. So no number
   * in any notation passes for a name, and no name without a dot, which only means something at
   * home.
   */
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  /** Top-level names that are never on the public Internet. RFC 6761, 6762, 7686, 8375. */
  private static final Set<String> PRIVATE =
      Set.of("localhost", "local", "internal", "onion", "arpa");

  static Target of(URI url) throws FetchException {
    require("https".equalsIgnoreCase(url.getScheme()), "only https is fetched");
    var text = url.toString();
    require(text.length() <= Limits.FETCH_URL_CHARS, "the URL is too long");
    require(text.chars().allMatch(c -> c > ' ' && c < 0x7f), "the URL is not written in ASCII");
    require(url.getHost() != null && url.getRawUserInfo() == null, "the URL names no host alone");
    require(url.getRawFragment() == null, "the URL has a fragment");
    return new Target(host(url), port(url), path(url));
  }

  /** {@return the host as a header names it} RFC 9110 §7.2. */
  String authority() {
    return port == HTTPS ? host : host + ":" + port;
  }

  private static String host(URI url) throws FetchException {
    var host = url.getHost().toLowerCase(Locale.ROOT);
    require(
        host.length() <= HOST_CHARS && NAME.matcher(host).matches(),
        "the host is not a public name");
    require(
        !PRIVATE.contains(host.substring(host.lastIndexOf('.') + 1)),
        "the host is not a public name");
    return host;
  }

  private static int port(URI url) throws FetchException {
    var authority = url.getRawAuthority();
    if (url.getPort() == -1) {
      require(authority.equals(url.getHost()), "the port is not a number");
      return HTTPS;
    }
    require(
        url.getPort() >= 1
            && url.getPort() <= MAX_PORT
            && authority.equals(url.getHost() + ":" + url.getPort()),
        "the port is not a number from 1 to " + MAX_PORT);
    return url.getPort();
  }

  private static String path(URI url) {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static void require(boolean met, String otherwise) throws FetchException {
    if (!met) {
      throw new FetchException(FetchException.Reason.NOT_ALLOWED, otherwise);
    }
  }
}
