package io.hookswitch.push.sockjs;

import io.hookswitch.config.EventBusConfig;
import io.hookswitch.push.Renderer;
import io.hookswitch.push.Streams;
import java.time.Duration;

/** What all conversations of a node share. */
record Bridge(
  Backend backend,
  Streams streams,
  Renderer renderer,
  Audience audience,
  EventBusConfig config,
  Duration loginPatience
) {}
