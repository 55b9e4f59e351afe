package io.hookswitch.cli;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hookswitch hash-password}: a password from standard input becomes what the directory keeps of it. */
@Command(
  name = "hash-password",
  description = "Reads one line from standard input and prints its bcrypt hash for the directory.",
  mixinStandardHelpOptions = true
)
final class HashPasswordCommand implements Callable<Integer> {

  private static final int COST = 10;
  /** bcrypt looks at 72 bytes and its end mark; what is longer would be cut off silently. */
  private static final int LONGEST_BYTES = 71;

  @Spec
  private CommandSpec spec;

  private final InputStream input;

  HashPasswordCommand() {
    this(System.in);
  }

  HashPasswordCommand(InputStream input) {
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    // One byte more than is allowed tells a password that is too long from one that just fits.
    byte[] line = new byte[LONGEST_BYTES + 1];
    char[] password = {};
    try {
      int length = readLine(line);
      if (length == 0) return wrong("expected a password on standard input, found an empty line");
      if (length > LONGEST_BYTES) return wrong(
        "expected a password of at most " + LONGEST_BYTES + " bytes, found more"
      );
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      password = Arrays.copyOfRange(decoded.array(), decoded.arrayOffset(), decoded.arrayOffset() + decoded.length());
      Arrays.fill(decoded.array(), '\0');
      spec.commandLine().getOut().println(BCrypt.withDefaults().hashToString(COST, password));
      return ExitCode.DONE;
    } catch (CharacterCodingException garbled) {
      return wrong("expected a password in UTF-8, found other bytes");
    } finally {
      Arrays.fill(line, (byte) 0);
      Arrays.fill(password, '\0');
    }
  }

  private int readLine(byte[] line) throws IOException {
    int length = 0;
    for (int next = input.read(); next >= 0 && next != '\n' && length < line.length; next = input.read()) {
      line[length++] = (byte) next;
    }
    return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
  }

  private int wrong(String what) {
    spec
      .commandLine()
      .getErr()
      .println("hookswitch: " + what);
    return ExitCode.WRONGLY_ASKED;
  }
}
