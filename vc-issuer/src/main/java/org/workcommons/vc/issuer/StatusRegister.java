package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.status.TokenStatusList;

/**
 * The issuer's memory: which places in which status lists are taken, which of them are set, and
 * what was issued in batches. The one stateful thing about issuing. Implementations are safe to
 * share between threads, hand out no place twice, and lose nothing that a call has returned.
 */
public interface StatusRegister extends AutoCloseable {
  /**
   * {@return the register in {@code file}, a SQLite database that is made if it is not there}
   * Several processes may have it open. It holds issued statements in the clear, so only its owner
   * may read it.
   *
   * @param listBase where lists are published: the first new list gets the URL {@code listBase/1}
   * @throws IssuingException if the file can't be used, or a newer version of this program wrote it
   */
  static StatusRegister open(Path file, URI listBase) throws IssuingException {
    return new SqlRegister(SqliteDatabase.open(file, listBase));
  }

  /**
   * {@return the register in the PostgreSQL database that {@code source} connects to} Its tables
   * are in the schema {@code vc_register}, which is made if it is not there, and brought to this
   * version's format if it is older; a DBA who does not want the user to create schemas makes an
   * empty one for it. Several processes may use it at once.
   *
   * <p>Each call borrows a connection, and each open {@link Batch} keeps one; a thread that calls
   * the register while it has a batch open needs two. Closing the register leaves {@code source}
   * open. That a change is lasting when the call returns rests on the server's {@code
   * synchronous_commit}, which is on unless somebody switched it off.
   *
   * @param source a pool, or whatever else gives out connections that nobody else uses
   * @param listBase where lists are published: the first new list gets the URL {@code listBase/1}
   * @throws IssuingException if the database can't be used, or a newer version of this program made
   *     the register
   */
  static StatusRegister connect(DataSource source, URI listBase) throws IssuingException {
    return new SqlRegister(PostgresDatabase.connect(requireNonNull(source), listBase));
  }

  /** {@return whether status lists can be published under {@code listBase}} */
  static boolean isListBase(URI listBase) {
    try {
      return !SqlRegister.listBase(listBase).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** {@return a place that nobody had before, at random in a list for {@code purpose}} */
  StatusEntry allocate(StatusPurpose purpose) throws IssuingException;

  /**
   * Sets the bit of {@code entry}, or clears it. It takes effect for verifiers with the next
   * published list.
   *
   * @param purpose the entry's purpose once more, so that nobody revokes who meant to suspend
   * @param on whether the credential is revoked or suspended from now on; a revocation can't be
   *     taken back
   * @throws IssuingException also where {@code entry} was not allocated by this register, or is a
   *     token's that was revoked
   */
  void set(StatusEntry entry, StatusPurpose purpose, boolean on) throws IssuingException;

  /**
   * Sets the status of the token that has the place {@code entry}. It takes effect for verifiers
   * with the next published list.
   *
   * <p>A place in a list for revocations can become {@code INVALID}. A place in a list for
   * suspensions can be {@code VALID}, {@code SUSPENDED} or {@code INVALID}; where that list is
   * published in its form of bits, which knows no revocation, {@code INVALID} is a suspension that
   * never ends. Nothing that is {@code INVALID} becomes anything else again.
   *
   * @throws IssuingException also where {@code entry} was not allocated by this register, or can't
   *     have this status, or no longer
   */
  void set(TokenStatusEntry entry, TokenStatus status) throws IssuingException;

  /** {@return the URLs of all lists, oldest first} */
  List<URI> lists() throws IssuingException;

  /**
   * {@return the list {@code url} as it stands, without a time to live}
   *
   * @throws IssuingException also where there is no such list
   */
  StatusList list(URI url) throws IssuingException;

  /**
   * {@return the list {@code url} as it stands, with the values of a status list token: of one bit
   * where it is for revocations, of two where it is for suspensions}
   *
   * @throws IssuingException also where there is no such list, or it is for another purpose
   */
  TokenStatusList tokenList(URI url) throws IssuingException;

  /**
   * {@return a batch} Until it is closed nobody else adds to a series that it has looked at. In a
   * SQLite file all other writers wait meanwhile; in PostgreSQL only those that ask for the same
   * series, or for the first place of a list that the batch has begun. Readers never wait.
   */
  Batch begin() throws IssuingException;

  @Override
  void close() throws IssuingException;

  /**
   * Several changes that happen together or not at all. Closed without {@link #commit} it leaves
   * nothing behind. Not for sharing between threads.
   */
  interface Batch extends AutoCloseable {
    /** {@return a place that nobody had before, as {@link StatusRegister#allocate} does} */
    StatusEntry allocate(StatusPurpose purpose) throws IssuingException;

    /** Sets the bit of {@code entry}, as {@link StatusRegister#set} does. */
    void raise(StatusEntry entry) throws IssuingException;

    /** {@return what was kept in {@code series}, oldest first} */
    List<Issued> kept(Series series) throws IssuingException;

    /** Keeps {@code issued} as the newest of {@code series}. */
    void keep(Series series, Issued issued) throws IssuingException;

    /**
     * {@return what is ordered under {@code item}} A credential that says {@code claims}, with a
     * place taken for it now, if nothing was; what was ordered before, if something was. An order
     * that nobody has fulfilled takes the new claims and keeps its place.
     *
     * @param claims what the credential is to say, as a digest
     */
    Order order(RunItem item, String claims, StatusPurpose purpose) throws IssuingException;

    /**
     * {@return the order under {@code item} as it stands after {@code credential} was offered for
     * it} Of several credentials that are offered for one order the first stays; one that says
     * other claims than the order is no longer wanted.
     */
    Order fulfil(RunItem item, String claims, VerifiableCredential credential)
        throws IssuingException;

    /** Makes everything since the start of the batch lasting. The batch is over then. */
    void commit() throws IssuingException;

    @Override
    void close() throws IssuingException;
  }

  /**
   * The credentials of one type that one issuer issued about one subject, in their order.
   *
   * @param issuer who issues them
   * @param subject whom they are about
   * @param credentialType their type, beside {@code VerifiableCredential}
   */
  record Series(Did issuer, Did subject, String credentialType) {
    public Series {
      requireNonNull(issuer);
      requireNonNull(subject);
      requireNonNull(credentialType);
    }
  }

  /**
   * One of the credentials that are issued in a run.
   *
   * @param issuer who issues it
   * @param run what the issuer calls the run
   * @param key what the issuer calls this one among those of the run
   */
  record RunItem(Did issuer, String run, String key) {
    public RunItem {
      requireNonNull(issuer);
      requireName(run);
      requireName(key);
    }

    private static void requireName(String name) {
      if (!isName(name)) {
        throw new IllegalArgumentException(
            "the name of a run or of an item in it is one line of 1 to "
                + Limits.RUN_NAME_CHARS
                + " characters");
      }
    }

    static boolean isName(String name) {
      return !name.isEmpty()
          && name.length() <= Limits.RUN_NAME_CHARS
          && JsonString.isWellFormed(name)
          && name.codePoints().noneMatch(Character::isISOControl);
    }
  }

  /**
   * A place that is taken for a credential, and the credential once it is signed.
   *
   * @param claims what it says, or is to say, as a digest
   * @param entry its place
   * @param credential empty until it is signed
   */
  record Order(String claims, StatusEntry entry, Optional<VerifiableCredential> credential) {
    public Order {
      requireNonNull(claims);
      requireNonNull(entry);
      requireNonNull(credential);
    }
  }
}
