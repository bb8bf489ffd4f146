/**
 * Checks credentials and presentations, and hands out the claims that survived. Platforms embed
 * this jar.
 */
module org.workcommons.vc.verifier {
  requires static org.jspecify;
  requires transitive org.workcommons.vc.core;

  exports org.workcommons.vc.verifier;
}
