package io.hookswitch.wire;

/** What the cluster keeps cannot be packed and unpacked on this node; the message says why, and what to try. */
public final class PackingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PackingException(Throwable cause) {
    super(
      "the library of zstd cannot be loaded: expected room for a program in the directory of temporary files (" +
        System.getProperty("java.io.tmpdir") +
        ", or name another one: HOOKSWITCH_JAVA_OPTS=-DZstdTempFolder=...), found: " +
        cause.getMessage(),
      cause
    );
  }
}
