package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server on the loopback interface that does to each caller what its script says, in bytes: what
 * no honest server does.
 */
final class TlsServer implements AutoCloseable {
  static final String NAME = "lists.example";
  private static final char[] PASSWORD = "not a secret".toCharArray();

  private final SSLServerSocket socket;
  private final Script script;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<SNIServerName> namesAskedFor = new CopyOnWriteArrayList<>();

  /** What to do once the request has been read. */
  interface Script {
    void run(SSLSocket caller) throws IOException, InterruptedException;
  }

  private TlsServer(SSLServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
  }

  static TlsServer start(KeyStore certificate, Script script) throws Exception {
    var socket =
        (SSLServerSocket)
            context(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    var server = new TlsServer(socket, script);
    daemon(server::accept);
    return server;
  }

  static TlsServer replying(KeyStore certificate, String reply) throws Exception {
    return start(
        certificate,
        caller -> {
          caller.getOutputStream().write(reply.getBytes(ISO_8859_1));
          caller.getOutputStream().flush();
        });
  }

  /** {@return a certificate and its key for {@code name}, made now} */
  static KeyStore certificate(Path folder, String name) throws Exception {
    var file = folder.resolve(name + ".p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=dns:" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    if (made.waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolve(name + ".log")));
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  /** {@return an authority that vouches for {@code certificate}} */
  static KeyStore authority(KeyStore certificate) throws GeneralSecurityException, IOException {
    var authority = KeyStore.getInstance("PKCS12");
    authority.load(null, null);
    authority.setCertificateEntry("server", certificate.getCertificate("server"));
    return authority;
  }

  static SSLContext context(KeyStore certificate) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificate, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  SSLServerSocket socket() {
    return socket;
  }

  URI url() {
    return URI.create("https://" + NAME + ":" + socket.getLocalPort() + "/list");
  }

  int calls() {
    return calls.get();
  }

  List<SNIServerName> namesAskedFor() {
    return namesAskedFor;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var caller = (SSLSocket) socket.accept();
        calls.incrementAndGet();
        daemon(() -> serve(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** A caller who hangs up is what many of these tests are about. */
  private void serve(SSLSocket caller) {
    try (caller) {
      readRequest(caller);
      namesAskedFor.addAll(((ExtendedSSLSession) caller.getSession()).getRequestedServerNames());
      script.run(caller);
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readRequest(SSLSocket caller) throws IOException {
    var request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int c = caller.getInputStream().read();
      if (c < 0) {
        throw new IOException("no request");
      }
      request.append((char) c);
    }
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "test server");
    thread.setDaemon(true);
    thread.start();
  }
}
