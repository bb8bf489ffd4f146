package org.workcommons.vc.wallet.cli;

import java.io.IOException;

/** A person who can be asked. What she is asked and types does not pass through the streams. */
interface Keyboard {
  /** {@return what was typed after {@code prompt}, without the line break} */
  String line(String prompt) throws IOException;

  /** Shows {@code lines}, which are for this person's eyes only. */
  void show(String lines) throws IOException;

  /** {@return what was typed unseen after {@code prompt}; the caller's, to be wiped} */
  char[] secret(String prompt) throws IOException;
}
