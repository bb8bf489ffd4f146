package org.workcommons.vc.examples.peers.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.europa.ec.eudi.sdjwt.DisclosableArraySpecBuilder;
import eu.europa.ec.eudi.sdjwt.DisclosableObject;
import eu.europa.ec.eudi.sdjwt.DisclosableObjectSpecBuilder;
import eu.europa.ec.eudi.sdjwt.DslKt;
import eu.europa.ec.eudi.sdjwt.JwtSignatureVerifier;
import eu.europa.ec.eudi.sdjwt.KeyBindingVerifier;
import eu.europa.ec.eudi.sdjwt.KeyBindingVerifier.MustBePresentAndValid;
import eu.europa.ec.eudi.sdjwt.NimbusSdJwtOps;
import eu.europa.ec.eudi.sdjwt.SdJwt;
import eu.europa.ec.eudi.sdjwt.SdJwtAndKbJwt;
import eu.europa.ec.eudi.sdjwt.SdJwtFactory;
import eu.europa.ec.eudi.sdjwt.SdJwtIssuer;
import eu.europa.ec.eudi.sdjwt.vc.ClaimPath;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kotlin.Unit;
import kotlin.jvm.functions.Function1;
import kotlinx.serialization.json.Json;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonElementKt;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;
import org.workcommons.vc.sdjwtvc.SdJwtVc;

/** The library of the EUDI wallet's reference implementation, with Nimbus for the signatures. */
public final class Eudi implements SdJwtPeer {
  private static final NimbusSdJwtOps OPS = NimbusSdJwtOps.INSTANCE;
  private static final Suspending ISSUE = new Suspending(SdJwtIssuer.class, "issue");
  private static final Suspending VERIFY =
      new Suspending(NimbusSdJwtOps.class, "verify", JwtSignatureVerifier.class, String.class);
  private static final Suspending VERIFY_BOUND =
      new Suspending(
          NimbusSdJwtOps.class,
          "verify",
          JwtSignatureVerifier.class,
          MustBePresentAndValid.class,
          String.class);
  private static final Suspending BIND =
      new Suspending(NimbusSdJwtOps.class, "serializeWithKeyBinding");

  private final Json json = Json.Default;

  @Override
  public String issue(JsonObject claims, Concealment concealment, PeerKey issuer) throws Refused {
    var encoding = new Encoding(new HashSet<>(concealment.disclosable()), concealment.decoys());
    DisclosableObject spec =
        DslKt.sdJwt(encoding.least(claims, Pointer.ROOT), encoding.object(claims, Pointer.ROOT));
    Function1<JWSHeader.Builder, Unit> header =
        builder -> {
          builder.type(new JOSEObjectType(SdJwtVc.TYP));
          return Unit.INSTANCE;
        };
    var signer =
        OPS.issuer(
            SdJwtFactory.Companion.getDefault(), issuer.signer(), issuer.algorithm(), header);
    @SuppressWarnings("unchecked")
    var issued = (SdJwt<SignedJWT>) ISSUE.of(signer, spec);
    return OPS.serialize(issued);
  }

  /** The least number of digests is how this library is told of decoys. */
  private record Encoding(Set<Pointer> hidden, int decoys) {
    @Nullable Integer least(JsonObject object, Pointer at) {
      long own = object.names().stream().filter(name -> hidden.contains(at.at(name))).count();
      return decoys == 0 || own == 0 ? null : (int) own + decoys;
    }

    Function1<DisclosableObjectSpecBuilder, Unit> object(JsonObject object, Pointer at) {
      return builder -> {
        object.members().forEach((name, value) -> member(builder, name, value, at.at(name)));
        return Unit.INSTANCE;
      };
    }

    private void member(
        DisclosableObjectSpecBuilder builder, String name, JsonValue value, Pointer at) {
      boolean isHidden = hidden.contains(at);
      if (value instanceof JsonObject object) {
        if (isHidden) {
          builder.sdObjClaim(name, least(object, at), object(object, at));
        } else {
          builder.objClaim(name, least(object, at), object(object, at));
        }
      } else if (value instanceof JsonArray array) {
        if (isHidden) {
          builder.sdArrClaim(name, null, array(array, at));
        } else {
          builder.arrClaim(name, null, array(array, at));
        }
      } else if (isHidden) {
        builder.sdClaim$eudi_lib_jvm_sdjwt_kt(name, plain(value));
      } else {
        builder.claim$eudi_lib_jvm_sdjwt_kt(name, plain(value));
      }
    }

    private Function1<DisclosableArraySpecBuilder, Unit> array(JsonArray array, Pointer at) {
      return builder -> {
        for (int i = 0; i < array.items().size(); i++) {
          item(builder, array.items().get(i), at.at(i));
        }
        return Unit.INSTANCE;
      };
    }

    private void item(DisclosableArraySpecBuilder builder, JsonValue value, Pointer at) {
      boolean isHidden = hidden.contains(at);
      if (value instanceof JsonObject object) {
        if (isHidden) {
          builder.sdObjClaim(least(object, at), object(object, at));
        } else {
          builder.objClaim(least(object, at), object(object, at));
        }
      } else if (value instanceof JsonArray array) {
        if (isHidden) {
          builder.sdArrClaim(null, array(array, at));
        } else {
          builder.arrClaim(null, array(array, at));
        }
      } else if (isHidden) {
        builder.sdClaim$eudi_lib_jvm_sdjwt_kt(plain(value));
      } else {
        builder.claim$eudi_lib_jvm_sdjwt_kt(plain(value));
      }
    }

    private static JsonElement plain(JsonValue value) {
      if (value instanceof JsonString text) {
        return JsonElementKt.JsonPrimitive(text.value());
      }
      if (value instanceof JsonNumber number) {
        Number plain = number.isInteger() ? (Number) (long) number.value() : number.value();
        return JsonElementKt.JsonPrimitive(plain);
      }
      return JsonElementKt.JsonPrimitive(value == JsonBoolean.TRUE);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Held hold(String issued, PeerKey issuer) throws Refused {
    var token = (SdJwt<SignedJWT>) VERIFY.of(OPS, OPS.asJwtVerifier(issuer.verifier()), issued);
    return (places, holder, audience, now) -> {
      var payload = OPS.recreateClaims(token, null);
      var paths = new HashSet<ClaimPath>();
      for (var place : places) {
        paths.add(path(place, payload));
      }
      Function1<JWTClaimsSet.Builder, Unit> claims =
          builder -> {
            builder.issueTime(Date.from(now)).audience(audience.identifier());
            builder.claim("nonce", audience.nonce());
            return Unit.INSTANCE;
          };
      var binding =
          OPS.kbJwtIssuer(holder.signer(), holder.algorithm(), holder.publicKey(), claims);
      // without any path it gives nothing, in place of a token without disclosures
      SdJwt<SignedJWT> shown =
          paths.isEmpty() ? new SdJwt<>(token.getJwt(), List.of()) : OPS.present(token, paths);
      return (String) BIND.of(OPS, shown, binding);
    };
  }

  /** A number is an index where it counts items of an array. */
  private ClaimPath path(Pointer place, kotlinx.serialization.json.JsonObject payload) {
    var steps = new ArrayList<JsonValue>();
    JsonElement at = payload;
    for (var step : place.value().substring(1).split("/", -1)) {
      if (at instanceof kotlinx.serialization.json.JsonArray array) {
        int index = Integer.parseInt(step);
        steps.add(JsonNumber.of(index));
        at = array.get(index);
      } else {
        var name = step.replace("~1", "/").replace("~0", "~");
        steps.add(new JsonString(name));
        at = Objects.requireNonNull(((kotlinx.serialization.json.JsonObject) at).get(name));
      }
    }
    var text = new String(JsonWriter.compact(new JsonArray(steps)), UTF_8);
    return (ClaimPath) json.decodeFromString(ClaimPath.Companion.serializer(), text);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Shown verify(String presented, PeerKey issuer, Audience expected) throws Refused {
    var bound =
        (SdJwtAndKbJwt<SignedJWT>)
            VERIFY_BOUND.of(
                OPS, OPS.asJwtVerifier(issuer.verifier()), binding(issuer, expected), presented);
    if (issuer.crypto().isPresent()) {
      requireExpected(bound.getKeyBindingJwt(), expected);
    }
    var claims = OPS.recreateClaims(bound.getSdJwt(), null);
    return () -> json(claims);
  }

  /** By itself it computes with the JDK; told otherwise, it leaves what the binding says to us. */
  private MustBePresentAndValid<SignedJWT> binding(PeerKey issuer, Audience expected) {
    if (issuer.crypto().isEmpty()) {
      var challenge =
          JsonObject.builder()
              .put("aud", expected.identifier())
              .put("nonce", expected.nonce())
              .build();
      return OPS.mustBePresentAndValid(
          KeyBindingVerifier.Companion,
          OPS.getHolderPubKeyInConfirmationClaim(),
          (kotlinx.serialization.json.JsonObject) element(challenge));
    }
    return new MustBePresentAndValid<>(payload -> confirmed(payload, issuer));
  }

  private static @Nullable JwtSignatureVerifier<SignedJWT> confirmed(
      kotlinx.serialization.json.JsonObject payload, PeerKey issuer) {
    try {
      Map<String, Object> claims = JSONObjectUtils.parse("{\"cnf\":" + payload.get("cnf") + "}");
      return OPS.asJwtVerifier(PeerKey.confirmed(claims, issuer.crypto()));
    } catch (ParseException | Refused e) {
      return null;
    }
  }

  private static void requireExpected(SignedJWT binding, Audience expected) throws Refused {
    try {
      var claims = binding.getJWTClaimsSet();
      if (!claims.getAudience().equals(List.of(expected.identifier()))
          || !expected.nonce().equals(claims.getStringClaim("nonce"))
          || !new JOSEObjectType("kb+jwt").equals(binding.getHeader().getType())) {
        throw new Refused("bound to something else");
      }
    } catch (ParseException e) {
      throw new Refused(e);
    }
  }

  private JsonElement element(JsonObject object) {
    return json.parseToJsonElement(new String(JsonWriter.compact(object), UTF_8));
  }

  private static JsonObject json(kotlinx.serialization.json.JsonObject claims) {
    try {
      return JsonReader.readObject(claims.toString().getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IllegalStateException("not JSON", e);
    }
  }

  /** {@return its name} */
  @Override
  public String toString() {
    return "EUDI";
  }
}
