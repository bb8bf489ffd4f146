package org.workcommons.vc.wallet.store;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Key;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import com.google.crypto.tink.aead.subtle.XChaCha20Poly1305Aead;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The keys that encrypt the store's items, in memory: a Tink keyset of XChaCha20-Poly1305 keys. The
 * one place that knows Tink.
 */
final class Keyring {
  private final KeysetHandle keys;
  private final Aead aead;

  private Keyring(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
  }

  /** {@return a keyring with one new key} */
  static Keyring fresh() {
    try {
      var parameters = XChaCha20Poly1305Parameters.create(XChaCha20Poly1305Parameters.Variant.TINK);
      return new Keyring(KeysetHandle.generateNew(parameters, AeadConfig2026.get()));
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** {@return the keyring that {@link #wrap} wrapped, empty when anything is not as it was then} */
  static Optional<Keyring> unwrap(byte[] wrapped, byte[] wrappingKey, byte[] context) {
    try {
      return Optional.of(
          new Keyring(
              TinkProtoKeysetFormat.parseEncryptedKeyset(
                  wrapped, wrapper(wrappingKey), context, AeadConfig2026.get())));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** {@return this keyring, encrypted under {@code wrappingKey} and bound to {@code context}} */
  byte[] wrap(byte[] wrappingKey, byte[] context) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          keys, wrapper(wrappingKey), context, AeadConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** {@return {@code content}, encrypted and bound to {@code context}} */
  byte[] seal(byte[] content, byte[] context) {
    try {
      return aead.encrypt(content, context);
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** {@return what was sealed, empty when anything is not as it was then} */
  Optional<byte[]> open(byte[] sealed, byte[] context) {
    try {
      return Optional.of(aead.decrypt(sealed, context));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  @AccessesPartialKey
  @LowLevelCryptoCaller
  private static Aead wrapper(byte[] key) throws GeneralSecurityException {
    return XChaCha20Poly1305Aead.create(
        XChaCha20Poly1305Key.create(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));
  }

  private static IllegalStateException impossible(GeneralSecurityException e) {
    return new IllegalStateException("XChaCha20-Poly1305 works on every Java platform", e);
  }

  /** {@return nothing of the keys} */
  @Override
  public String toString() {
    return "Keyring";
  }
}
