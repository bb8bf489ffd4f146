package org.workcommons.vc.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fetch.FetchException.Reason;

/** Which URLs may be asked at all, found before any name is looked up. */
class TargetTest {
  private static final Fetcher FETCHER =
      Fetcher.on(
          new Network(
              host -> {
                throw new AssertionError("looked up " + host);
              },
              PublicAddress::is,
              Network.tls(null)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        // not https
        "http://lists.example/",
        "file:///etc/passwd",
        "ftp://lists.example/",
        "jar:https://lists.example/a.jar!/",
        "data:text/plain,x",
        "gopher://lists.example/",
        "https:lists.example",
        "https:/lists.example",
        "https:///lists.example",
        "//lists.example/",
        "lists.example",
        "",
        // an address in place of a name
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://2130706433/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0x7f.1/",
        "https://127.0.0.0x1/",
        "https://0/",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://8.8.8.8/",
        "https://1.2.3.4.5/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1%25eth0]/",
        "https://[2606:4700:4700::1111]/",
        "https://%31%32%37.0.0.1/",
        "https://127%2e0%2e0%2e1/",
        "https://\uff11\uff12\uff17.0.0.1/",
        "https://127\u30020\u30020\u30021/",
        // a name of home
        "https://localhost/",
        "https://LOCALHOST/",
        "https://localhost./",
        "https://localhost:8443/",
        "https://lists.localhost/",
        "https://%6cocalhost/",
        "https://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/",
        "https://intranet/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://abcdefghij.onion/",
        "https://router.home.arpa/",
        "https://1.0.0.127.in-addr.arpa/",
        // no plain name
        "https://lists.example./",
        "https://.lists.example/",
        "https://lists..example/",
        "https://-lists.example/",
        "https://lists-.example/",
        "https://my_lists.example/",
        "https://lists.e/",
        "https://lists.123/",
        "https://l\u00efsts.example/",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
        // more than a host
        "https://user@lists.example/",
        "https://user:secret@lists.example/",
        "https://@lists.example/",
        "https://lists.example@evil.example/",
        "https://lists.example:/",
        "https://lists.example:0/",
        "https://lists.example:00443/",
        "https://lists.example:65536/",
        "https://lists.example:4294967739/",
        "https://lists.example:-1/",
        "https://lists.example:443:443/",
        "https://lists.example/#",
        "https://lists.example/#list",
        "https://lists.example/\u00fc",
      })
  void refusesTheUrl(String url) {
    assertRefused(url);
  }

  @Test
  void refusesAUrlThatIsTooLong() throws FetchException {
    var longest = "https://lists.example/" + "x".repeat(2048 - 22);

    assertThat(Target.of(URI.create(longest)).path()).hasSize(2048 - 21);
    assertRefused(longest + "x");
  }

  @Test
  void refusesANameThatIsTooLong() {
    assertRefused("https://" + "a.".repeat(124) + "example/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://lists.example,              lists.example,  443, lists.example,      /",
    "HTTPS://Lists.EXAMPLE/A,            lists.example,  443, lists.example,      /A",
    "https://lists.example:443/,         lists.example,  443, lists.example,      /",
    "https://lists.example:1/,           lists.example,    1, lists.example:1,    /",
    "https://lists.example:65535/,       lists.example, 65535, lists.example:65535, /",
    "https://lists.example?a=%20b,       lists.example,  443, lists.example,      /?a=%20b",
    "https://lists.example/a/../b?,      lists.example,  443, lists.example,      /a/../b?",
    "https://xn--bcher-kva.example/,     xn--bcher-kva.example, 443, xn--bcher-kva.example, /",
    "https://1.2.3.4.example/,           1.2.3.4.example, 443, 1.2.3.4.example,   /",
    "https://a.xn--p1ai/,                a.xn--p1ai,     443, a.xn--p1ai,         /",
  })
  void asksForWhatTheUrlNames(String url, String host, int port, String authority, String path)
      throws FetchException {
    var target = Target.of(URI.create(url));

    assertThat(target).isEqualTo(new Target(host, port, path));
    assertThat(target.authority()).isEqualTo(authority);
  }

  private static void assertRefused(String url) {
    var uri = uri(url);
    var refusal =
        catchThrowableOfType(FetchException.class, () -> FETCHER.get(uri, "application/json"));
    assertThat(refusal).as(url).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(refusal.getMessage()).doesNotContain("lists", "secret");
  }

  private static URI uri(String text) {
    return URI.create(text);
  }
}
