package org.workcommons.vc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.ResourceSource;

class ConformanceEndpointTest {
  private static ConformanceEndpoint endpoint;
  private static JsonObject ids;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    endpoint = ConformanceEndpoint.start(0, folder, Contexts.bundled(), ResourceSource.none());
    ids = JsonReader.readObject(Files.readAllBytes(folder.resolve("ids.json")));
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    client = HttpClient.newBuilder().sslContext(context).build();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eddsa-rdfc-2022",
        "eddsa-jcs-2022",
        "ecdsa-rdfc-2019-p256",
        "ecdsa-rdfc-2019-p384",
        "ecdsa-jcs-2019-p256",
        "ecdsa-jcs-2019-p384",
        "bitstring",
        "jwt"
      })
  void verifiesWhatItIssuedAndNothingElse(String profile) throws Exception {
    var issued = issued(profile, credential(profile));

    assertThat(verify(profile, issued).status()).isEqualTo(200);
    var other = issued(profile, credential(profile).with("name", "another"));
    var exchanged =
        profile.equals("jwt")
            ? issued.with("id", issued.string("id").orElseThrow() + "A")
            : issued.with("proof", other.get("proof").orElseThrow());
    assertThat(verify(profile, exchanged).status()).isEqualTo(400);
    assertThat(verify(profile, issued.without("proof").with("name", "x")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa-sd-2023", "bbs-2023"})
  void derivesWhatAVerifierAcceptsAndShowsNoMore(String profile) throws Exception {
    var base = issued(profile, credential(profile).with("name", "not to be shown"));
    var derived =
        post(
            profile + "/credentials/derive",
            body("verifiableCredential", base)
                .with("options", options("selectivePointers", "/credentialSubject/id")));

    assertThat(derived.status()).isEqualTo(201);
    assertThat(derived.body().has("name")).isFalse();
    assertThat(verify(profile, derived.body()).status()).isEqualTo(200);
    assertThat(verify(profile, base).status()).isEqualTo(400);
    assertThat(verify(profile, derived.body().with("name", "something")).status()).isEqualTo(400);
  }

  @Test
  void issuesInNobodyElsesName() throws Exception {
    var credential = credential("eddsa-rdfc-2022").with("issuer", "did:example:other");

    assertThat(issue("eddsa-rdfc-2022", credential).status()).isEqualTo(400);
    assertThat(issue("eddsa-jcs-2022", credential("eddsa-rdfc-2022")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"credential\":7}",
        "{\"credential\":{},\"credential\":{}}",
        "{\"credential\":{\"@context\":[],\"type\":[]}}"
      })
  void refusesWhatIsNoRequest(String body) throws Exception {
    assertThat(send("POST", "eddsa-jcs-2022/credentials/issue", body.getBytes()).status())
        .isEqualTo(400);
  }

  @Test
  void refusesOptionsThatMeanNothing() throws Exception {
    var request =
        body("credential", credential("eddsa-jcs-2022"))
            .with("options", options("mandatoryPointers", "/issuer"));

    assertThat(post("eddsa-jcs-2022/credentials/issue", request).status()).isEqualTo(400);
  }

  @Test
  void givesEachCredentialAStatusOnAListThatItServes() throws Exception {
    var status =
        (JsonObject)
            issued("bitstring", credential("bitstring")).get("credentialStatus").orElseThrow();
    var url = URI.create(status.string("statusListCredential").orElseThrow());
    var list = send("GET", url.getPath().substring(1), new byte[0]);

    assertThat(list.status()).isEqualTo(200);
    assertThat(verify("bitstring", list.body()).status()).isEqualTo(200);
    assertThat(send("GET", "status/none", new byte[0]).status()).isEqualTo(404);
  }

  @Test
  void resolvesInTheWordsOfTheSuite() throws Exception {
    var did = ids.string("eddsa-rdfc-2022").orElseThrow();

    assertThat(send("GET", "1.0/identifiers/" + did, new byte[0]).status()).isEqualTo(200);
    var failed = send("GET", "1.0/identifiers/did:key:zTjsVPtY", new byte[0]);
    assertThat(failed.status()).isEqualTo(400);
    assertThat(
            ((JsonObject) failed.body().get("didResolutionMetadata").orElseThrow()).string("error"))
        .contains("invalidPublicKeyLength");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eddsa-rdfc-2022", "nothing/credentials/issue", "../etc/passwd"})
  void servesNothingElse(String path) throws Exception {
    assertThat(send("POST", path, "{}".getBytes()).status()).isEqualTo(404);
  }

  private static JsonObject credential(String profile) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("type", JsonArray.of(new JsonString("VerifiableCredential")))
        .put("issuer", ids.string(profile).orElseThrow())
        .put("credentialSubject", JsonObject.builder().put("id", "did:example:worker").build())
        .build();
  }

  private static JsonObject issued(String profile, JsonObject credential) throws Exception {
    var answer = issue(profile, credential);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.body();
  }

  private static Answer issue(String profile, JsonObject credential) throws Exception {
    var body = body("credential", credential);
    return post(
        profile + "/credentials/issue",
        Set.of("ecdsa-sd-2023", "bbs-2023").contains(profile)
            ? body.with("options", options("mandatoryPointers", "/issuer"))
            : body);
  }

  private static Answer verify(String profile, JsonObject credential) throws Exception {
    return post(profile + "/credentials/verify", body("verifiableCredential", credential));
  }

  private static JsonObject body(String name, JsonObject value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static JsonObject options(String name, String pointer) {
    return JsonObject.builder().put(name, JsonArray.of(new JsonString(pointer))).build();
  }

  private static Answer post(String path, JsonObject body) throws Exception {
    return send("POST", path, JsonWriter.compact(body));
  }

  private static Answer send(String method, String path, byte[] body)
      throws IOException, InterruptedException, ProblemException {
    var request =
        HttpRequest.newBuilder(URI.create(endpoint.url() + "/" + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    var reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(reply.statusCode(), JsonReader.readObject(reply.body()));
  }

  private record Answer(int status, JsonObject body) {}

  /** The certificate is made anew at each start, so there is none to expect. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
