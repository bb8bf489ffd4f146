package org.workcommons.vc.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a fetcher takes from the world around it: names, which addresses may be asked, and whom to
 * believe a name.
 */
record Network(Names names, Predicate<InetAddress> allowed, SSLSocketFactory tls) {

  /** The domain name system. */
  @FunctionalInterface
  interface Names {
    InetAddress[] look(String host) throws UnknownHostException;
  }

  /** {@return the public Internet, with the certificate authorities that this Java runs with} */
  static Network internet() {
    return new Network(InetAddress::getAllByName, PublicAddress::is, tls(null));
  }

  /**
   * {@return sockets that believe {@code authorities}, this Java's own where that is null} A
   * context of its own and not the process's: that one may hold the platform's client certificate,
   * which is nothing to show to a stranger.
   */
  static SSLSocketFactory tls(@Nullable KeyStore authorities) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS and its certificate authorities", e);
    }
  }

  /**
   * {@return the addresses of {@code host}, at least one, all allowed} One that isn't spoils them
   * all: no honest name stands for a public machine and a private one.
   */
  List<InetAddress> addresses(String host) throws FetchException {
    var addresses = look(host);
    if (!addresses.stream().allMatch(allowed)) {
      throw new FetchException(
          FetchException.Reason.NOT_ALLOWED, "the host's name stands for an address not public");
    }
    return addresses;
  }

  private List<InetAddress> look(String host) throws FetchException {
    try {
      return List.of(names.look(host));
    } catch (UnknownHostException e) {
      throw new FetchException(
          FetchException.Reason.UNREACHABLE, "the host's name has no address", e);
    }
  }
}
