package org.workcommons.vc.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.fetch.FetchException.Reason;

/** Servers on the loopback interface, and fetchers that may talk to them. */
abstract class OnLoopback {
  static final String JSON = "application/json";

  @TempDir static Path folder;
  static KeyStore certificate;
  static KeyStore authority;

  @BeforeAll
  static void makeACertificate() throws Exception {
    certificate = TlsServer.certificate(folder, TlsServer.NAME);
    authority = TlsServer.authority(certificate);
  }

  static FetchException assertFails(Reason reason, ThrowingCallable fetch) {
    var failure = catchThrowableOfType(FetchException.class, fetch);
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
    return failure;
  }

  static Fetcher fetcher() {
    return fetcher(OnLoopback::loopback);
  }

  static Fetcher fetcher(Network.Names names) {
    return Fetcher.on(new Network(names, InetAddress::isLoopbackAddress, Network.tls(authority)));
  }

  static InetAddress[] loopback(String host) throws UnknownHostException {
    return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  static HttpsServer honest() throws Exception {
    var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TlsServer.context(certificate)));
    return server;
  }

  static HttpsServer honest(int status, byte[] body) throws Exception {
    var server = honest();
    server.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(status, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    server.start();
    return server;
  }

  static URI url(HttpsServer server) {
    return URI.create("https://" + TlsServer.NAME + ":" + server.getAddress().getPort() + "/list");
  }
}
