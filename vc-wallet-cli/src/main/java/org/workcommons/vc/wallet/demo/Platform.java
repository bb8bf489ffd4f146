package org.workcommons.vc.wallet.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.issuer.intake.ExportFormat;
import org.workcommons.vc.issuer.intake.Intake;
import org.workcommons.vc.issuer.intake.PlatformExport;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.Engagement;

/** A platform at work: its key, its register, its export files. */
final class Platform implements AutoCloseable {
  private final FictionalPlatform records;
  private final Did did;
  private final StatusRegister register;
  private final Issuer issuer;
  private final Path folder;

  private Platform(
      FictionalPlatform records, Did did, StatusRegister register, Issuer issuer, Path folder) {
    this.records = records;
    this.did = did;
    this.register = register;
    this.issuer = issuer;
    this.folder = folder;
  }

  static Platform open(FictionalPlatform records, Path folder, InstantSource clock)
      throws IssuingException {
    var key = SigningKey.fresh(KeyType.ED25519);
    var did = DidKey.of(key.verificationKey());
    var name = slug(records.name());
    var register =
        StatusRegister.open(
            folder.resolve(name + ".register.sqlite"),
            URI.create("https://" + name + ".example/status"));
    var issuer =
        Issuer.of(did, key, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), register)
            .withClock(clock);
    return new Platform(records, did, register, issuer, folder);
  }

  Did did() {
    return did;
  }

  /** {@return of 1,000 ratings, how many have each step, as the platform publishes it} */
  List<Integer> usual() {
    return records.shares();
  }

  String name() {
    return records.name();
  }

  /** {@return the export file that the platform hands out, as the law asks} */
  Path export() throws IOException {
    var file = folder.resolve(slug(records.name()) + ".csv");
    Files.write(file, records.export());
    return file;
  }

  /** {@return the statements of all months in {@code export}, about {@code worker}} */
  List<Issued> sign(byte[] export, Did worker) throws ProblemException, IssuingException {
    return Intake.of(issuer, register)
        .issue(worker, PlatformExport.read(ExportFormat.CSV, export))
        .issued();
  }

  /** {@return the engagement with the platform's signature, for the worker to sign too} */
  VerifiableCredential sign(Engagement engagement) throws IssuingException {
    return issuer.issue(Engagement.TYPE, engagement).credential();
  }

  void revoke(StatusEntry entry) throws IssuingException {
    register.set(entry, StatusPurpose.REVOCATION, true);
  }

  /** {@return the list as the platform publishes it now} */
  VerifiableCredential list(URI list) throws IssuingException {
    return issuer.statusList(list);
  }

  List<URI> lists() throws IssuingException {
    return register.lists();
  }

  @Override
  public void close() throws IssuingException {
    register.close();
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }
}
