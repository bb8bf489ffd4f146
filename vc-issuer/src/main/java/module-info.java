/**
 * Issues credentials in the name of a co-op or platform, keeps their status, and reads platform
 * exports.
 */
module org.workcommons.vc.issuer {
  requires static org.jspecify;
  requires transitive org.workcommons.vc.core;
  requires transitive java.sql;
  requires org.xerial.sqlitejdbc;
  requires de.siegmar.fastcsv;

  exports org.workcommons.vc.issuer;
  exports org.workcommons.vc.issuer.intake;
}
