// error: package org.workcommons.vc.encoding is not visible
import org.workcommons.vc.encoding.JsonReader;

class ReachIntoInternals {
  Object read(byte[] utf8) throws Exception {
    return JsonReader.read(utf8);
  }
}
