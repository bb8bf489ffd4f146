package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocket;
import org.workcommons.vc.encoding.Limits;

/**
 * One question and its answer, over a connection of its own. Closing it from another thread ends
 * it.
 */
final class Exchange implements Callable<byte[]>, Closeable {
  private static final int OK = 200;

  private final Network network;
  private final Target target;
  private final String accept;
  private final Fetcher.Bounds bounds;
  private final Line line = new Line();

  Exchange(Network network, Target target, String accept, Fetcher.Bounds bounds) {
    this.network = network;
    this.target = target;
    this.accept = accept;
    this.bounds = bounds;
  }

  @Override
  public byte[] call() throws FetchException {
    try (line) {
      var addresses = network.addresses(target.host());
      line.connect(addresses, target.port(), bounds.millis());
      return ask(line.secure(network.tls(), target.host(), target.port()));
    } catch (FetchException e) {
      throw e;
    } catch (IOException e) {
      throw new FetchException(FetchException.Reason.UNREACHABLE, "the connection broke", e);
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
  }

  private byte[] ask(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(request().getBytes(US_ASCII));
    var in = new BufferedInputStream(socket.getInputStream());
    var head = ReplyHead.read(new Lines(in, Limits.FETCH_HEAD_BYTES));
    if (head.status() != OK) {
      throw new FetchException(
          FetchException.Reason.REFUSED_BY_SERVER,
          "the server answered with status " + head.status());
    }
    return ReplyBody.read(head, in, bounds.bytes());
  }

  /** The same for everybody: nothing in it tells one fetcher from another. */
  private String request() {
    return String.join(
        "\r\n",
        "GET " + target.path() + " HTTP/1.1",
        "Host: " + target.authority(),
        "User-Agent: work-commons",
        "Accept: " + accept,
        "Accept-Encoding: identity",
        "Connection: close",
        "",
        "");
  }
}
