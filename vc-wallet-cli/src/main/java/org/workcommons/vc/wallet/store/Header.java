package org.workcommons.vc.wallet.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * What {@code wallet.json} says: how to get at the keyring. Every word of it but the wrapped keyset
 * itself is bound to that keyset, so a header that was altered opens nothing.
 */
final class Header {
  static final String FILE = "wallet.json";

  /** A header has about 400 bytes. */
  static final int MAX_BYTES = 16 << 10;

  private static final String FORMAT = "work-commons-wallet";

  /** Version 2 may hold credentials in tokens, version 3 one-time copies. */
  static final int VERSION = 3;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final int version;
  private final String id;
  private final KeyDerivation derivation;
  private final byte[] keyset;

  private Header(int version, String id, KeyDerivation derivation, byte[] keyset) {
    this.version = version;
    this.id = id;
    this.derivation = derivation;
    this.keyset = keyset;
  }

  /** {@return the header that lets {@code unlock} get at {@code keyring}, with a new salt} */
  static Header wrapping(Keyring keyring, String id, Unlock unlock) {
    var derivation = KeyDerivation.fresh(unlock.method());
    var key = derivation.derive(unlock.secret());
    try {
      return new Header(
          VERSION, id, derivation, keyring.wrap(key, context(VERSION, id, derivation)));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** {@return the store's own random name, 32 hexadecimal digits} */
  String id() {
    return id;
  }

  /** {@return the version of the format that it was written in} */
  int version() {
    return version;
  }

  /** {@return how the wrapping key comes about} */
  KeyDerivation derivation() {
    return derivation;
  }

  /** {@return the keyring} */
  Keyring unwrap(Unlock unlock) throws WalletException {
    requireMethod(unlock.method());
    var key = derivation.derive(unlock.secret());
    try {
      return Keyring.unwrap(keyset, key, context(version, id, derivation))
          .orElseThrow(() -> new WalletException(Reason.LOCKED, refusal(unlock.method())));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  static Header read(byte[] content) throws WalletException {
    try {
      var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
      var header =
          new Header(
              version(in),
              in.string("id", ID, "32 hexadecimal digits"),
              KeyDerivation.read(in.object("unlock")),
              Base64Url.decode(in.string("keyset")));
      in.noOthers();
      return header;
    } catch (ProblemException e) {
      throw new WalletException(
          Reason.DAMAGED,
          FILE + " is damaged: " + e.problem().pointer() + " " + e.problem().detail(),
          e);
    }
  }

  byte[] toBytes() {
    var json = plain(version, id, derivation).with("keyset", Base64Url.encode(keyset));
    return (JsonWriter.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] context(int version, String id, KeyDerivation derivation) {
    return Jcs.canonicalize(plain(version, id, derivation));
  }

  private static JsonObject plain(int version, String id, KeyDerivation derivation) {
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("version", version)
        .put("id", id)
        .put("unlock", derivation.toJson())
        .build();
  }

  private static int version(ObjectReader in) throws ProblemException, WalletException {
    if (!in.string("format").equals(FORMAT)) {
      throw in.malformed("format", "must be " + FORMAT);
    }
    long version = in.integer("version", 1, Integer.MAX_VALUE);
    if (version > VERSION) {
      throw new WalletException(
          Reason.NEWER_FORMAT,
          "this wallet has format version " + version + ", and this program knows " + VERSION);
    }
    return (int) version;
  }

  private void requireMethod(Unlock.Method given) throws WalletException {
    if (given != derivation.method()) {
      throw new WalletException(
          Reason.LOCKED,
          switch (derivation.method()) {
            case PASSPHRASE -> "this wallet opens with a passphrase, not with a key file";
            case KEY_FILE -> "this wallet opens with its key file, not with a passphrase";
          });
    }
  }

  private static String refusal(Unlock.Method method) {
    return switch (method) {
      case PASSPHRASE -> "wrong passphrase, or the file " + FILE + " was altered";
      case KEY_FILE -> "another wallet's key file, or the file " + FILE + " was altered";
    };
  }
}
