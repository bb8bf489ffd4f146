package org.workcommons.vc.examples.quickstart;

import java.net.URI;
import java.nio.file.Path;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.WorkStatement;

/** A co-op signs a driver's month, and can take it back. */
public final class CoOp implements AutoCloseable {
  private final StatusRegister register;
  private final Issuer issuer;

  public CoOp(Path file, Signer signer) throws IssuingException {
    // tag::readme[]
    register = StatusRegister.open(file, URI.create("https://drivers.coop.example/status"));
    issuer =
        Issuer.of(
            DidKey.of(signer.verificationKey()),
            signer, // a key in memory, an HSM or a KMS
            new DataIntegrity(Cryptosuite.EDDSA_JCS_2022),
            register);
    // end::readme[]
  }

  public Issued sign(WorkStatement statement) throws IssuingException {
    // tag::readme[]
    var issued = issuer.issue(WorkStatement.TYPE, statement); // typed both ways
    // end::readme[]
    return issued;
  }

  public void revoke(Issued issued) throws IssuingException {
    // tag::readme[]
    register.set(issued.entry(), StatusPurpose.REVOCATION, true);
    // end::readme[]
  }

  public VerifiableCredential list(URI list) throws IssuingException {
    return issuer.statusList(list);
  }

  @Override
  public void close() throws IssuingException {
    register.close();
  }
}
