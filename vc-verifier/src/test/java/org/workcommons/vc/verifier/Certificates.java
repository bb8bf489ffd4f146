package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;

/**
 * Certificates of P-256 keys for tests, written by hand. RFC 5280 §4.1.
 *
 * @param name whose it is
 * @param key the certified key
 * @param certificate about it
 */
record Certificates(String name, SigningKey key, X509Certificate certificate) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
  private static final byte[] P256 = sequence(oid("2a8648ce3d0201"), oid("2a8648ce3d030107"));
  private static final AtomicLong SERIAL = new AtomicLong(1);

  /**
   * What a certificate says.
   *
   * @param names its alternative names, empty for none
   */
  record Wish(
      String name, SigningKey key, Instant from, Instant until, byte[] names, boolean authority) {
    static Wish leaf(String name, SigningKey key, Instant now) {
      var year = Duration.ofDays(365);
      return new Wish(name, key, now.minus(year), now.plus(year), new byte[0], false);
    }

    static Wish authority(String name, SigningKey key, Instant now) {
      var leaf = leaf(name, key, now);
      return new Wish(name, key, leaf.from, leaf.until, leaf.names, true);
    }

    Wish withHost(String host) {
      return new Wish(name, key, from, until, der(0x82, host.getBytes(US_ASCII)), authority);
    }

    Wish withUri(String uri) {
      return new Wish(name, key, from, until, der(0x86, uri.getBytes(US_ASCII)), authority);
    }

    Wish withTime(Instant first, Instant last) {
      return new Wish(name, key, first, last, names, authority);
    }
  }

  /** One that vouches for itself. */
  static Certificates self(Wish wish) {
    return signed(wish, wish.name, wish.key);
  }

  /** One that this vouches for, whether or not it may. */
  Certificates issue(Wish wish) {
    return signed(wish, name, key);
  }

  /** The header of a token that brings {@code chain}. */
  static JsonObject header(Certificates... chain) {
    var texts = Arrays.stream(chain).map(Certificates::base64).toList();
    return JsonObject.empty().with("x5c", JsonArray.ofStrings(texts));
  }

  private String base64() {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Certificates signed(Wish wish, String issuer, SigningKey by) {
    var body =
        sequence(
            der(0xa0, number(BigInteger.TWO)),
            number(BigInteger.valueOf(SERIAL.getAndIncrement())),
            ECDSA_WITH_SHA256,
            name(issuer),
            sequence(time(wish.from), time(wish.until)),
            name(wish.name),
            sequence(P256, bits(point(wish.key))),
            der(0xa3, extensions(wish, by)));
    var der = sequence(body, ECDSA_WITH_SHA256, bits(signature(by, body)));
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var read = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      return new Certificates(wish.name, wish.key, read);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] extensions(Wish wish, SigningKey by) {
    var constraints = wish.authority ? sequence(der(1, new byte[] {(byte) 0xff})) : sequence();
    var basic = sequence(oid("551d13"), der(1, new byte[] {(byte) 0xff}), der(4, constraints));
    var authority = sequence(oid("551d23"), der(4, sequence(der(0x80, identifier(by)))));
    return wish.names.length == 0
        ? sequence(basic, authority)
        : sequence(basic, authority, sequence(oid("551d11"), der(4, sequence(wish.names))));
  }

  /** What certificates call {@code key}: the start of its bytes. */
  static byte[] identifier(SigningKey key) {
    return Arrays.copyOf(key.verificationKey().raw(), 20);
  }

  private static byte[] name(String text) {
    var common = sequence(oid("550403"), der(12, text.getBytes(US_ASCII)));
    return sequence(der(0x31, common));
  }

  private static byte[] time(Instant time) {
    return der(0x18, TIME.format(time).getBytes(US_ASCII));
  }

  private static byte[] point(SigningKey key) {
    var jwk = key.verificationKey().jwk();
    var x = Base64.getUrlDecoder().decode(jwk.string("x").orElseThrow());
    var y = Base64.getUrlDecoder().decode(jwk.string("y").orElseThrow());
    return concatenated(new byte[] {4}, x, y);
  }

  private static byte[] signature(SigningKey key, byte[] message) {
    var raw = key.sign(message);
    return sequence(
        number(new BigInteger(1, Arrays.copyOfRange(raw, 0, 32))),
        number(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64))));
  }

  private static byte[] number(BigInteger value) {
    return der(2, value.toByteArray());
  }

  private static byte[] bits(byte[] content) {
    return der(3, concatenated(new byte[] {0}, content));
  }

  private static byte[] oid(String hex) {
    return der(6, HexFormat.of().parseHex(hex));
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, concatenated(parts));
  }

  private static byte[] der(int tag, byte[] content) {
    int length = content.length;
    var head =
        length < 128
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    if (length >= 128 && length < 256) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    }
    return concatenated(head, content);
  }

  private static byte[] concatenated(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
