package io.hookswitch.wire;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;

/**
 * Words of a newer release, such as an operation that this one does not know. In a list or set they are left out: what
 * cannot be done here need not be listed. Anywhere else the form is refused, with the place in the message: to take a
 * state for another, or for none, would be worse.
 */
final class NewerWords extends DeserializationProblemHandler {

  @Override
  public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String word, String failure)
    throws IOException {
    boolean listed = type.isEnum() && context.getParser().getParsingContext().inArray();
    return listed ? null : NOT_HANDLED; // nulls in collections are skipped
  }
}
