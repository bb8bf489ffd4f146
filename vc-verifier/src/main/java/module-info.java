/**
 * Checks credentials and presentations, and hands out the claims that survived. Platforms embed
 * this jar.
 */
module org.workcommons.vc.verifier {
  requires static org.jspecify;
  requires transitive org.workcommons.vc.core;
  // used where the embedder put them on the path: see org.workcommons.vc.verifier.schema
  requires static com.networknt.schema;
  requires static re2j;

  exports org.workcommons.vc.verifier;
  exports org.workcommons.vc.verifier.dcql;
  exports org.workcommons.vc.verifier.schema;
}
