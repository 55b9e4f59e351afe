package io.hookswitch.south;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.OptionalLong;

/**
 * The WAV file of one recording, on its way. Whoever has it either reads it to its end or abandons it.
 *
 * @param sizeBytes where the switch has said it
 * @param bytes paused; to be read on the event loop that has asked for it
 * @param abandon ends the transfer
 */
public record RecordingFile(OptionalLong sizeBytes, ReadStream<Buffer> bytes, Runnable abandon) {}
