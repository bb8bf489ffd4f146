package org.workcommons.vc.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to one of the addresses that were checked, and to no other: the name is not looked
 * up again. Another thread may close it at any time, which ends whatever is going on.
 */
final class Line implements Closeable {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private Socket socket = unconnected();
  private boolean closed;

  /**
   * Connects to the first of {@code addresses} that answers.
   *
   * @param patienceMillis how long to wait for all of them together
   */
  void connect(List<InetAddress> addresses, int port, int patienceMillis) throws FetchException {
    IOException last = new SocketException("no address");
    for (var address : addresses) {
      try {
        var each = Math.max(1, patienceMillis / addresses.size());
        fresh().connect(new InetSocketAddress(address, port), each);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new FetchException(FetchException.Reason.UNREACHABLE, "the server does not answer", last);
  }

  /**
   * {@return this line encrypted, the server having proven that it is {@code host}} RFC 9110
   * §4.3.4.
   */
  SSLSocket secure(SSLSocketFactory tls, String host, int port) throws IOException {
    try {
      var secure = (SSLSocket) tls.createSocket(current(), host, port, true);
      var parameters = secure.getSSLParameters();
      parameters.setProtocols(PROTOCOLS);
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setServerNames(List.of(new SNIHostName(host)));
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure;
    } catch (SSLException e) {
      throw new FetchException(
          FetchException.Reason.UNTRUSTED_SERVER, "the server can't prove its name", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    socket.close();
  }

  /** A socket that failed to connect can't try again. */
  private synchronized Socket fresh() throws IOException {
    socket.close();
    if (closed) {
      throw new SocketException("closed");
    }
    socket = unconnected();
    return socket;
  }

  private synchronized Socket current() {
    return socket;
  }

  /** A proxy that somebody set for the whole process would look up the name for itself. */
  private static Socket unconnected() {
    return new Socket(Proxy.NO_PROXY);
  }
}
