package io.hookswitch.north.genesysv2;

import io.hookswitch.outbound.OutboundCommand;
import io.hookswitch.push.StreamEvent.OutboundNews;
import java.util.Optional;

/**
 * What a client asks of the calling lists.
 *
 * @param kind of the news that tell it that it is done
 * @param device one of the user's
 */
record OutboundWish(
  OutboundCommand command,
  OutboundNews.Kind kind,
  String campaign,
  long applicationId,
  String device,
  Optional<String> referenceId
) {}
