package org.workcommons.vc.wallet.recovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.List;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * Files of the age format, version 1, with X25519 recipients: age-encryption.org/v1. The one place
 * that knows the library.
 */
final class AgeFile {
  private static final String FIRST_LINE = "age-encryption.org/v1\n";
  private static final String LAST_LINE = "\n--- ";

  /** One recipient takes about 100 bytes; a file may have been encrypted anew to some more. */
  private static final int MAX_HEADER_BYTES = 16 << 10;

  private AgeFile() {}

  /** {@return {@code content}, encrypted so that only {@code recipient} can decrypt it} */
  static byte[] encrypt(byte[] content, RecoveryRecipient recipient) {
    var file = new ByteArrayOutputStream(content.length + 1024);
    try {
      var writer = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient.value());
      try (var channel =
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(file), List.of(writer))) {
        channel.write(ByteBuffer.wrap(content));
      }
      return file.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("encrypting in memory to a valid recipient works", e);
    }
  }

  /** {@return the content of {@code file}, which was encrypted to {@code identity}} */
  static byte[] decrypt(byte[] file, RecoveryIdentity identity) throws WalletException {
    requireHeader(file);
    try {
      var reader =
          X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(
              identity.text(SecretAccess.GRANTED));
      try (var channel =
          new StandardDecryptingChannelFactory()
              .newDecryptingChannel(
                  Channels.newChannel(new ByteArrayInputStream(file)), List.of(reader))) {
        return Channels.newInputStream(channel).readAllBytes();
      }
    } catch (UnsupportedRecipientStanzaException e) {
      throw new WalletException(
          Reason.BACKUP_LOCKED, "the backup was made for another recovery key, or was altered", e);
    } catch (GeneralSecurityException
        | IOException
        | BufferUnderflowException
        | IllegalArgumentException e) {
      // the last two are how the library meets some ill-formed headers
      throw new WalletException(Reason.BACKUP_DAMAGED, "the backup was cut or altered", e);
    }
  }

  private static void requireHeader(byte[] file) throws WalletException {
    var start = new String(file, 0, Math.min(file.length, MAX_HEADER_BYTES), ISO_8859_1);
    if (!start.startsWith(FIRST_LINE) || !start.contains(LAST_LINE)) {
      throw new WalletException(Reason.BACKUP_DAMAGED, "not a file of the age format, version 1");
    }
  }
}
