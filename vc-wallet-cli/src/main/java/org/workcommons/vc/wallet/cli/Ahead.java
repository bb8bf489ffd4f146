package org.workcommons.vc.wallet.cli;

import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * What every verification needs, begun on another processor while this one reads the arguments and
 * the file: Java learns how to link code, the JDK looks for its hashes, and Bouncy Castle for
 * somebody who logs, the first time that they are asked for anything. Nothing of the verification
 * itself is done here, and nothing of this is kept but what they remember.
 */
final class Ahead extends Thread {
  /** The base point, as a key: RFC 8032 §5.1. */
  private static final String ANY_KEY = "WGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmY";

  private static final byte[] NOTHING = {};

  private Ahead() {
    super("ahead");
    setDaemon(true);
  }

  /** Begins, where there is another processor. */
  static void begin() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      new Ahead().start();
    }
  }

  @Override
  public void run() {
    Contexts.bundled().definitions(Contexts.CREDENTIALS_V2).ifPresent(JsonObject::size);
    isGood();
  }

  /** {@return whether a signature that nobody made is good, which it is not} */
  static boolean isGood() {
    try {
      return VerificationKey.ofRaw(KeyType.ED25519, Base64Url.decode(ANY_KEY))
          .verifies(NOTHING, new byte[64]);
    } catch (ProblemException e) {
      throw new IllegalStateException("the base point is a key", e);
    }
  }
}
