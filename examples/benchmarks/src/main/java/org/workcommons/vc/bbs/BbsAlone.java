package org.workcommons.vc.bbs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A proof over so many messages, of which so many are shown, with each arithmetic: what nobody who
 * verifies a derived {@code bbs-2023} proof can do without.
 */
public final class BbsAlone {
  private static final byte[] HEADER = new byte[64];

  private final BbsPublicKey key;
  private final byte[] proof;
  private final TreeMap<Integer, byte[]> shown = new TreeMap<>();

  private BbsAlone(Curve curve, int messages, int disclosed) {
    var suite = new Ciphersuite(curve);
    var secret = BbsSecretKey.restore(suite, BbsSecretKey.secretOf(new byte[32], HEADER));
    key = BbsPublicKey.received(suite, secret.publicKey()).orElseThrow();
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      all.add(new byte[] {(byte) i});
      if (i < disclosed) {
        shown.put(i, all.get(i));
      }
    }
    var signature = secret.sign(HEADER, all);
    proof = key.prove(signature, HEADER, HEADER, all, shown.keySet()).orElseThrow();
  }

  public static BbsAlone inJava(int messages, int disclosed) {
    return new BbsAlone(new BouncyCurve(), messages, disclosed);
  }

  public static BbsAlone withNativeCode(int messages, int disclosed) {
    return new BbsAlone(NativeCurve.load(), messages, disclosed);
  }

  public boolean verifies() {
    return key.verifiesProof(proof, HEADER, HEADER, shown);
  }
}
