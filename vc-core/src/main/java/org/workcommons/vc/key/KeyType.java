package org.workcommons.vc.key;

/** The key types that this library signs and verifies with. */
public enum KeyType {
  /** Ed25519, RFC 8032: 32-byte public keys, 32-byte secret seeds, 64-byte signatures. */
  ED25519
}
