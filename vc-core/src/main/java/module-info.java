/**
 * The shared language of the commons: JSON, keys, identifiers, data model, securing, status, work.
 */
module org.workcommons.vc.core {
  requires static org.jspecify;
  // used where the embedder put it on the path: see org.workcommons.vc.bbs
  requires static jblst;
  requires com.fasterxml.jackson.core;
  requires org.bouncycastle.provider;
  requires jakarta.json;
  // named by its file, and its options touch the JDK's HTTP client, which nothing here calls
  requires titanium.json.ld;
  requires java.net.http;

  exports org.workcommons.vc.problem;
  exports org.workcommons.vc.json;
  exports org.workcommons.vc.fetch;
  exports org.workcommons.vc.key;
  exports org.workcommons.vc.did;
  exports org.workcommons.vc.model;
  exports org.workcommons.vc.jose;
  exports org.workcommons.vc.sdjwt;
  exports org.workcommons.vc.securing;
  exports org.workcommons.vc.status;
  exports org.workcommons.vc.sdjwtvc;
  exports org.workcommons.vc.work;
  exports org.workcommons.vc.reputation;
  exports org.workcommons.vc.governance;
  exports org.workcommons.vc.encoding to
      org.workcommons.vc.issuer,
      org.workcommons.vc.verifier,
      org.workcommons.vc.wallet;
}
