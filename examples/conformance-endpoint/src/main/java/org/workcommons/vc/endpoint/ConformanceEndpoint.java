package org.workcommons.vc.endpoint;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolution;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.ResourceSource;

/**
 * The resident process that the suites talk to.
 *
 * <pre>usage: ConformanceEndpoint PORT FOLDER [CONTEXTS]</pre>
 *
 * <p>FOLDER gets the identifiers of the issuers ({@code ids.json}) and the status register.
 * CONTEXTS is a folder with the JSON-LD contexts that the suites' documents name beyond those of
 * the library, and an {@code index.json} that says which file is which: {@code {"URL": "file"}}. A
 * {@code resources.json} beside it says the same of what related resources are compared with
 * ({@link SuitePolicy#BASE_CONTEXT_OF_JULY_2024}).
 */
public final class ConformanceEndpoint implements AutoCloseable {
  private static final String STATUS = "/status/";

  private final HttpsDoor door;
  private final StatusRegister register;

  private ConformanceEndpoint(HttpsDoor door, StatusRegister register) {
    this.door = door;
    this.register = register;
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 2 || args.length > 3) {
      System.err.println("usage: ConformanceEndpoint PORT FOLDER [CONTEXTS]");
      System.exit(64);
    }
    var contexts = args.length == 3 ? pinned(Path.of(args[2])) : Contexts.bundled();
    var resources = args.length == 3 ? resources(Path.of(args[2])) : ResourceSource.none();
    var endpoint = start(Integer.parseInt(args[0]), Path.of(args[1]), contexts, resources);
    System.out.println("ready " + endpoint.url());
  }

  /** {@return the running endpoint, which keeps what it has to in {@code folder}} */
  static ConformanceEndpoint start(int port, Path folder, Contexts known, ResourceSource resources)
      throws IOException, IssuingException {
    // SuitePolicy.VERSION_1_1 and LEGACY_PROOFS
    var contexts = known.withVersion11().withLegacyProofs();
    Files.createDirectories(folder);
    var door = HttpsDoor.open(port);
    var profiles = Profile.all(contexts);
    var lists = URI.create(door.url() + STATUS);
    var register =
        StatusRegister.open(Files.createTempFile(folder, "register", ".db"), lists.resolve("list"));
    var endpoint = new ConformanceEndpoint(door, register);
    endpoint.serve(profiles, new Documents(contexts, new RelatedResources(resources)), lists);
    Files.write(folder.resolve("ids.json"), JsonWriter.compact(ids(profiles)));
    door.start();
    return endpoint;
  }

  String url() {
    return door.url();
  }

  private void serve(Map<String, Profile> profiles, Documents documents, URI lists) {
    var clock = InstantSource.system();
    var resolver = DidResolver.offline();
    var verifying = new Verifying(documents, resolver);
    var presentations = new VerifyingPresentations(documents, resolver, verifying);
    var issuer = requireNonNull(profiles.get("bitstring"));
    var pages = new StatusPages(register, issuer(issuer), lists.toString());
    for (var profile : profiles.values()) {
      var path = "/" + profile.name();
      var status = profile.equals(issuer) ? Optional.of(pages) : Optional.<StatusPages>empty();
      door.serve(
          "POST", path + "/credentials/issue", new Issuing(profile, documents, status, clock));
      door.serve("POST", path + "/credentials/verify", verifying);
      door.serve("POST", path + "/credentials/derive", new Deriving(documents));
      door.serve("POST", path + "/presentations/verify", presentations);
    }
    door.serve("GET", STATUS, pages);
    door.serve("GET", "/1.0/identifiers/", new Identifiers(DidResolution.by(resolver)));
    door.serve("POST", "/command", new SuiteCommand(new TokenTests(documents, clock)));
  }

  private Issuer issuer(Profile profile) {
    var did = DidKey.of(profile.key().verificationKey());
    return Issuer.of(did, profile.key(), profile.mechanism(), register);
  }

  private static JsonObject ids(Map<String, Profile> profiles) {
    var ids = JsonObject.builder();
    profiles.forEach((name, profile) -> ids.put(name, profile.id()));
    return ids.build();
  }

  private static Contexts pinned(Path folder) throws IOException, ProblemException {
    var contexts = Contexts.bundled();
    var index = JsonReader.readObject(Files.readAllBytes(folder.resolve("index.json")));
    for (var url : index.names()) {
      var file = folder.resolve(index.string(url).orElseThrow());
      if (!contexts.carries(url)) {
        contexts = contexts.withPinned(URI.create(url), Files.readAllBytes(file));
      }
    }
    return contexts;
  }

  private static ResourceSource resources(Path folder) throws IOException, ProblemException {
    var names = folder.resolve("resources.json");
    if (!Files.exists(names)) {
      return ResourceSource.none();
    }
    var resources = new HashMap<URI, byte[]>();
    var index = JsonReader.readObject(Files.readAllBytes(names));
    for (var url : index.names()) {
      var file = folder.resolve(index.string(url).orElseThrow());
      resources.put(URI.create(url), Files.readAllBytes(file));
    }
    return ResourceSource.of(resources);
  }

  @Override
  public void close() throws IssuingException {
    door.close();
    register.close();
  }
}
