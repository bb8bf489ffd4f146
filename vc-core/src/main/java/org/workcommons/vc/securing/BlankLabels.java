package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.workcommons.vc.encoding.Multibase;

/**
 * Gives blank nodes labels that tell nothing about the document: their canonical numbers would tell
 * how many there are, and where among them one stands. VC Data Integrity ECDSA Cryptosuites 1.0
 * §3.4.3 and §3.4.4.
 */
@FunctionalInterface
interface BlankLabels {
  /** How long the key of the labels is, in bytes. */
  int KEY_BYTES = 32;

  /**
   * {@return the label of each blank node}
   *
   * @param canonical canonical names, by the names that the blank nodes had
   */
  Map<String, String> of(Map<String, String> canonical);

  /** {@return labels that are keyed digests, for {@code ecdsa-sd-2023}} */
  static BlankLabels digests(byte[] key) {
    return canonical -> {
      var labels = new LinkedHashMap<String, String>();
      canonical.forEach((blank, name) -> labels.put(blank, "_:" + digest(key, name.substring(2))));
      return labels;
    };
  }

  /**
   * {@return the labels b0, b1, …, in the order of the keyed digests, for {@code bbs-2023}} VC Data
   * Integrity BBS Cryptosuites 1.0 §3.3.1.
   */
  static BlankLabels shuffled(byte[] key) {
    return canonical -> {
      var digests = digests(key).of(canonical);
      var order = new ArrayList<>(digests.values());
      Collections.sort(order);
      digests.replaceAll((blank, digest) -> "_:b" + Collections.binarySearch(order, digest));
      return digests;
    };
  }

  private static String digest(byte[] key, String name) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Multibase.base64Url(mac.doFinal(name.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
