package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workcommons.vc.fetch.FetchException.Reason;

/** Whom a fetcher talks to, and what it does not tell them. */
@Timeout(60)
class FetcherGuardTest extends OnLoopback {
  @Test
  void thePublicFetcherRefusesTheLoopbackServer() throws Exception {
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      var port = server.socket().getLocalPort();
      for (var host : List.of("localhost", "127.0.0.1", "127.1", "[::1]", "localhost.")) {
        var url = URI.create("https://" + host + ":" + port + "/list");
        assertFails(Reason.NOT_ALLOWED, () -> Fetcher.guarded().get(url, JSON));
      }
      var guarded =
          Fetcher.on(
              new Network(
                  OnLoopback::loopback, Network.internet().allowed(), Network.tls(authority)));
      assertFails(Reason.NOT_ALLOWED, () -> guarded.get(server.url(), JSON));
      assertThat(server.calls()).isZero();
    }
  }

  @Test
  void oneAddressThatIsNotPublicSpoilsThemAll() throws Exception {
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      var mixed =
          new InetAddress[] {
            InetAddress.getByName("127.0.0.1"), InetAddress.getByName("169.254.169.254")
          };
      var fetcher = fetcher(host -> mixed);

      assertFails(Reason.NOT_ALLOWED, () -> fetcher.get(server.url(), JSON));
      assertThat(server.calls()).isZero();
    }
  }

  @Test
  void looksUpTheNameOnceAndConnectsToWhatItFound() throws Exception {
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      var looks = new AtomicInteger();
      var fetcher =
          fetcher(
              host -> {
                assertThat(host).isEqualTo(TlsServer.NAME);
                return looks.getAndIncrement() == 0
                    ? loopback(host)
                    : new InetAddress[] {InetAddress.getByName("127.0.0.9")};
              });

      assertThat(fetcher.get(server.url(), JSON)).asString(UTF_8).isEqualTo("x");
      assertThat(looks).hasValue(1);
    }
  }

  @Test
  void triesTheNextAddressWhereOneDoesNotAnswer() throws Exception {
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      var fetcher =
          fetcher(
              host ->
                  new InetAddress[] {
                    InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
                  });

      assertThat(fetcher.get(server.url(), JSON)).asString(UTF_8).isEqualTo("x");
    }
  }

  @Test
  void failsWhereNobodyAnswers() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    assertFails(
        Reason.UNREACHABLE,
        () -> fetcher().get(URI.create("https://lists.example:" + port + "/"), JSON));
  }

  @Test
  void failsWhereTheNameIsUnknown() {
    var fetcher =
        fetcher(
            host -> {
              throw new UnknownHostException(host);
            });
    assertFails(Reason.UNREACHABLE, () -> fetcher.get(URI.create("https://lists.example/"), JSON));
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    var other = TlsServer.certificate(folder, "other.example");
    try (var server = TlsServer.replying(other, ok("x"))) {
      var fetcher =
          Fetcher.on(
              new Network(
                  OnLoopback::loopback,
                  InetAddress::isLoopbackAddress,
                  Network.tls(TlsServer.authority(other))));

      assertFails(Reason.UNTRUSTED_SERVER, () -> fetcher.get(server.url(), JSON));
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    try (var server = TlsServer.replying(certificate, ok("x"))) {
      var fetcher =
          Fetcher.on(
              new Network(OnLoopback::loopback, InetAddress::isLoopbackAddress, Network.tls(null)));

      assertFails(Reason.UNTRUSTED_SERVER, () -> fetcher.get(server.url(), JSON));
    }
  }

  @Test
  void refusesAServerWithoutTls() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var talk =
          new Thread(
              () -> {
                try (var caller = server.accept()) {
                  caller.getOutputStream().write(ok("x").getBytes(UTF_8));
                  caller.getInputStream().readAllBytes();
                } catch (IOException e) {
                  Thread.currentThread().interrupt();
                }
              });
      talk.start();
      var url = URI.create("https://lists.example:" + server.getLocalPort() + "/");

      assertFails(Reason.UNTRUSTED_SERVER, () -> fetcher().get(url, JSON));
      talk.join();
    }
  }

  @Test
  void usesNothingThatIsSetForTheProcess() throws Exception {
    var cookies = new CookieManager();
    var proxies = ProxySelector.getDefault();
    CookieHandler.setDefault(cookies);
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<java.net.Proxy> select(URI uri) {
            throw new AssertionError("asked for a proxy");
          }

          @Override
          public void connectFailed(URI uri, java.net.SocketAddress address, IOException e) {}
        });
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected java.net.PasswordAuthentication getPasswordAuthentication() {
            throw new AssertionError("asked for a password");
          }
        });
    System.setProperty("socksProxyHost", "127.0.0.3");
    System.setProperty("https.proxyHost", "127.0.0.3");
    var seen = new AtomicReference<Headers>();
    var server = honest();
    server.createContext(
        "/",
        call -> {
          seen.set(call.getRequestHeaders());
          call.getResponseHeaders().add("Set-Cookie", "track=1");
          call.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
          call.sendResponseHeaders(call.getRequestURI().getPath().equals("/list") ? 200 : 401, -1);
          call.close();
        });
    server.start();
    try {
      cookies.getCookieStore().add(url(server), cookie());
      assertThat(cookies.get(url(server), Map.of())).as("what others would send").isNotEmpty();
      fetcher().get(url(server), JSON);
      assertFails(
          Reason.REFUSED_BY_SERVER, () -> fetcher().get(url(server).resolve("/secret"), JSON));
      assertThat(seen.get()).doesNotContainKeys("Cookie", "Authorization");
      assertThat(cookies.getCookieStore().getCookies()).hasSize(1);
    } finally {
      server.stop(0);
      System.clearProperty("socksProxyHost");
      System.clearProperty("https.proxyHost");
      Authenticator.setDefault(null);
      ProxySelector.setDefault(proxies);
      CookieHandler.setDefault(null);
    }
  }

  private static HttpCookie cookie() {
    var cookie = new HttpCookie("session", "Geheim");
    cookie.setPath("/");
    cookie.setVersion(0);
    return cookie;
  }
}
