package io.hookswitch.outbound;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a list that is a JSON object: the headings, and {@code records}, an array of flat objects. */
final class JsonListReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final ListDraft draft;
  private final ListMistakes mistakes;

  JsonListReader(ListDraft draft, ListMistakes mistakes) {
    this.draft = draft;
    this.mistakes = mistakes;
  }

  void read(String text) {
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        mistakes.add("expected a JSON object, found something else");
        return;
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        if (key.equals("records")) records(in);
        else draft.heading(key, value(in));
      }
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      mistakes.add(at.getLineNr(), at.getColumnNr(), "not JSON: " + broken.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot read a text", impossible);
    }
  }

  private void records(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      mistakes.add(value(in), "records", "an array");
      return;
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() == JsonToken.START_OBJECT) record(in);
      else mistakes.add(value(in), "records", "an object");
    }
  }

  private void record(JsonParser in) throws IOException {
    Cell place = at(in, null);
    Map<String, Cell> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      Cell key = at(in, name);
      in.nextToken();
      if (fields.put(name, value(in)) != null) mistakes.add(key.line(), key.column(), name + ": is there twice");
    }
    draft.record(fields, place);
  }

  /** The value here; one with more inside is passed over, and shown as what it is. */
  private Cell value(JsonParser in) throws IOException {
    Cell place = at(in, null);
    Object value = switch (in.currentToken()) {
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_NULL -> null;
      case START_OBJECT, START_ARRAY -> Inside.of(in);
      default -> throw new IllegalStateException("no value begins with " + in.currentToken());
    };
    return new Cell(value, place.line(), place.column());
  }

  private static Cell at(JsonParser in, Object value) {
    JsonLocation at = in.currentTokenLocation();
    return new Cell(value, at.getLineNr(), at.getColumnNr());
  }

  /** Something with more inside, where nothing such is expected. */
  private enum Inside {
    OBJECT("an object"),
    ARRAY("an array");

    private final String shown;

    Inside(String shown) {
      this.shown = shown;
    }

    static Inside of(JsonParser in) throws IOException {
      Inside found = in.currentToken() == JsonToken.START_OBJECT ? OBJECT : ARRAY;
      in.skipChildren();
      return found;
    }

    @Override
    public String toString() {
      return shown;
    }
  }
}
