package org.workcommons.vc.wallet.store;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** How the key that wraps the keyset comes from what the worker has. */
sealed interface KeyDerivation {
  /** {@return the way of opening that this derives from} */
  Unlock.Method method();

  /** {@return the wrapping key of {@code secret}: {@value Unlock#KEY_BYTES} bytes, the caller's} */
  byte[] derive(byte[] secret);

  JsonObject toJson();

  /** {@return a new derivation for what opens by {@code method}} */
  static KeyDerivation fresh(Unlock.Method method) {
    return switch (method) {
      case PASSPHRASE -> Argon2id.fresh();
      case KEY_FILE -> new KeyFile();
    };
  }

  static KeyDerivation read(ObjectReader in) throws ProblemException {
    var method = in.string("method");
    var derivation =
        switch (method) {
          case "argon2id" -> Argon2id.read(in);
          case "key-file" -> new KeyFile();
          default -> throw in.malformed("method", "must be argon2id or key-file");
        };
    in.noOthers();
    return derivation;
  }

  /** The file's random bytes are the key. */
  record KeyFile() implements KeyDerivation {
    @Override
    public Unlock.Method method() {
      return Unlock.Method.KEY_FILE;
    }

    @Override
    public byte[] derive(byte[] secret) {
      return secret.clone();
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.builder().put("method", "key-file").build();
    }
  }

  /**
   * A passphrase, made expensive to guess. RFC 9106; new stores take the second recommended option
   * of its §4: 64 MiB, 3 passes, 4 lanes. Less is never accepted, so that an altered header can't
   * make guessing cheap; and neither is much more, so that it can't exhaust memory.
   */
  final class Argon2id implements KeyDerivation {
    private static final int MIN_MEMORY = 64 << 10;
    private static final int MAX_MEMORY = 128 << 10;
    private static final int MIN_PASSES = 3;
    private static final int MAX_PASSES = 12;
    private static final int LANES = 4;
    private static final int MAX_LANES = 8;
    private static final int SALT_BYTES = 16;

    private final int memory; // in KiB
    private final int passes;
    private final int lanes;
    private final byte[] salt;

    private Argon2id(int memory, int passes, int lanes, byte[] salt) {
      this.memory = memory;
      this.passes = passes;
      this.lanes = lanes;
      this.salt = salt;
    }

    static Argon2id fresh() {
      return new Argon2id(MIN_MEMORY, MIN_PASSES, LANES, Randomness.bytes(SALT_BYTES));
    }

    static Argon2id read(ObjectReader in) throws ProblemException {
      var salt = Base64Url.decode(in.string("salt"));
      if (salt.length != SALT_BYTES) {
        throw in.malformed("salt", "must have " + SALT_BYTES + " bytes");
      }
      return new Argon2id(
          (int) in.integer("memoryKiB", MIN_MEMORY, MAX_MEMORY),
          (int) in.integer("passes", MIN_PASSES, MAX_PASSES),
          (int) in.integer("lanes", 1, MAX_LANES),
          salt);
    }

    @Override
    public Unlock.Method method() {
      return Unlock.Method.PASSPHRASE;
    }

    @Override
    public byte[] derive(byte[] secret) {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      var key = new byte[Unlock.KEY_BYTES];
      generator.generateBytes(secret, key);
      return key;
    }

    @Override
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("method", "argon2id")
          .put("memoryKiB", memory)
          .put("passes", passes)
          .put("lanes", lanes)
          .put("salt", Base64Url.encode(salt))
          .build();
    }
  }
}
