package org.workcommons.vc.wallet.recovery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * What is inside a backup: everything, as one JSON document, {@code specs/backup.md}.
 *
 * @param created when the backup was made, to the second
 * @param items the contents by item, in order
 */
record BackupDocument(Instant created, Map<Item, byte[]> items) {
  private static final String FORMAT = "work-commons-backup";
  private static final int VERSION = 1;

  byte[] toBytes() {
    var list = new ArrayList<JsonValue>();
    items.forEach((item, content) -> list.add(json(item, content)));
    return JsonWriter.compact(
        JsonObject.builder()
            .put("format", FORMAT)
            .put("version", VERSION)
            .put("created", DateTimeStamp.text(created.truncatedTo(ChronoUnit.SECONDS)))
            .put("items", new JsonArray(list))
            .build());
  }

  static BackupDocument read(byte[] text) throws WalletException {
    try {
      var in = ObjectReader.of(JsonReader.readObject(text, Limits.BACKUP_BYTES), Pointer.ROOT);
      requireVersion(in);
      var created = DateTimeStamp.parse(in.string("created"), Pointer.ROOT.at("created"));
      var document = new BackupDocument(created, items(in));
      in.noOthers();
      return document;
    } catch (ProblemException e) {
      throw new WalletException(
          Reason.BACKUP_DAMAGED,
          ("the backup can't be read: " + e.problem().pointer() + " " + e.problem().detail()),
          e);
    }
  }

  private static void requireVersion(ObjectReader in) throws ProblemException, WalletException {
    if (!in.string("format").equals(FORMAT)) {
      throw in.malformed("format", "must be " + FORMAT);
    }
    long version = in.integer("version", 1, Integer.MAX_VALUE);
    if (version > VERSION) {
      throw new WalletException(
          Reason.NEWER_FORMAT,
          "this backup has format version " + version + ", and this program knows " + VERSION);
    }
  }

  private static Map<Item, byte[]> items(ObjectReader in) throws ProblemException {
    var items = new LinkedHashMap<Item, byte[]>();
    for (var reader : in.objects("items")) {
      if (items.putIfAbsent(item(reader), content(reader)) != null) {
        throw reader.malformed("name", "occurs twice");
      }
      reader.noOthers();
    }
    return items;
  }

  private static Item item(ObjectReader in) throws ProblemException {
    var name = in.string("name");
    if (!Item.isName(name)) {
      throw in.malformed("name", "must be an item's name");
    }
    return new Item(kind(in), name);
  }

  private static Kind kind(ObjectReader in) throws ProblemException {
    var text = in.string("kind");
    for (var kind : Kind.values()) {
      if (kind.isBackedUp() && kind.text().equals(text)) {
        return kind;
      }
    }
    throw in.malformed("kind", "must be key, credential, log or setting");
  }

  private static byte[] content(ObjectReader in) throws ProblemException {
    var text = in.optionalString("text");
    var encoded = in.optionalString("base64url");
    if (text.isPresent() == encoded.isPresent()) {
      throw in.malformed("text", "must stand here, or base64url, and not both");
    }
    return text.isPresent()
        ? text.get().getBytes(StandardCharsets.UTF_8)
        : Base64Url.decode(encoded.get(), Limits.STRING_CHARS);
  }

  private static JsonObject json(Item item, byte[] content) {
    var json = JsonObject.builder().put("kind", item.kind().text()).put("name", item.name());
    var text = text(content);
    return text.isPresent()
        ? json.put("text", text.get()).build()
        : json.put("base64url", Base64Url.encode(content)).build();
  }

  /** A credential is nearly always text; then any program can read it out of the backup. */
  private static Optional<String> text(byte[] content) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
