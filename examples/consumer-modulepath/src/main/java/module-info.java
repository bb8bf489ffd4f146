/** A platform's program as a named module. */
module consumer {
  requires org.workcommons.vc.verifier;
}
