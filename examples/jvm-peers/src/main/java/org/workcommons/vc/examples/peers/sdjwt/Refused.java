package org.workcommons.vc.examples.peers.sdjwt;

/** What an implementation would not do, in its own words. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String why) {
    super(why);
  }

  Refused(Throwable why) {
    super(why.toString(), why);
  }
}
