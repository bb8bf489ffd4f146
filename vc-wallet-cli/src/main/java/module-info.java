/**
 * A worker's wallet: keeps her keys and credentials, and presents them with her consent. And the
 * command line.
 */
module org.workcommons.vc.wallet {
  requires static org.jspecify;
  requires transitive org.workcommons.vc.verifier;
  requires org.workcommons.vc.issuer;
  requires org.bouncycastle.provider;
  requires com.google.crypto.tink;
  requires com.exceptionfactory.jagged;
  requires com.exceptionfactory.jagged.bech32;
  requires com.exceptionfactory.jagged.framework;
  requires com.exceptionfactory.jagged.x25519;
  requires info.picocli;

  exports org.workcommons.vc.wallet;
  exports org.workcommons.vc.wallet.recovery;
  exports org.workcommons.vc.wallet.store;

  opens org.workcommons.vc.wallet.cli to
      info.picocli;
}
