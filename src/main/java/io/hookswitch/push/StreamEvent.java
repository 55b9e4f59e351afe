package io.hookswitch.push;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookswitch.call.Call;
import io.hookswitch.call.Effect;
import io.hookswitch.call.UserId;
import io.hookswitch.outbound.OutboundRecord;
import io.hookswitch.user.CallState;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.Presence;
import io.hookswitch.wire.Notice;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can stand in a user's stream, in no dialect's words; each dialect's channel says it in its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StreamEvent.CallNews.class, name = "CallNews"),
  @JsonSubTypes.Type(value = StreamEvent.DeviceNews.class, name = "DeviceNews"),
  @JsonSubTypes.Type(value = StreamEvent.Gap.class, name = "Gap"),
  @JsonSubTypes.Type(value = StreamEvent.OutboundNews.class, name = "OutboundNews"),
})
public sealed interface StreamEvent {
  /** News of a call. */
  record CallNews(Notice notice) implements StreamEvent {
    /** What went wrong is news, also when the call has gone on. */
    @Override
    public CallState tells() {
      Call call = notice.call();
      return notice.news() == Effect.News.Failure ? null : new CallState(call.id().number(), call.version());
    }
  }

  /**
   * News of a user's own phones and channels.
   *
   * @param presence as it was when the news arose
   * @param decisions what can be done with each of the user's phones, by device id
   * @param devices whose look has changed
   * @param channels whether that of the channels has
   * @param at when it arose
   */
  record DeviceNews(
    Presence presence,
    Map<String, DeviceDecision> decisions,
    Set<String> devices,
    boolean channels,
    Instant at
  ) implements StreamEvent {
    public DeviceNews {
      decisions = Map.copyOf(decisions);
      devices = Set.copyOf(devices);
    }
  }

  /** Events before this one are lost, and nobody can say which: whoever follows the stream reads the state anew. */
  record Gap() implements StreamEvent {}

  /**
   * News of an outbound record, which answer what the user has asked.
   *
   * @param user who asked, and gets the news
   * @param device the phone that the user has named for it
   * @param campaign that was asked, as is {@code applicationId}
   * @param record what was asked for or about; empty when there is none
   * @param referenceId what the user has called the request
   * @param next when there may be a record, where there is none
   * @param at when it arose
   */
  record OutboundNews(
    Kind kind,
    UserId user,
    String device,
    String campaign,
    long applicationId,
    Optional<OutboundRecord> record,
    Optional<String> referenceId,
    Optional<Instant> next,
    Instant at
  ) implements StreamEvent {
    public OutboundNews {
      // Those of a node of an earlier release do not have it.
      next = next == null ? Optional.empty() : next;
    }

    /** What has become of the request. */
    public enum Kind {
      Previewed,
      /** The campaign has no record that could be called now. */
      NoneReady,
      Rejected,
      Rescheduled,
      Completed,
      Cancelled,
      /** The customer does not want to be called. */
      DoNotCall,
      Updated,
      Added,
      /** One of the other records of the chain. */
      Chained,
      /** All others of the chain have been told. */
      ChainEnded,
    }
  }

  /** The state of a call that the event tells of, {@code null} when of none. */
  default CallState tells() {
    return null;
  }

  /** The form in which the event is stored and travels. */
  default String json() {
    return new String(WireJson.write(this), StandardCharsets.UTF_8);
  }

  /**
   * The event in this form.
   *
   * @throws java.io.UncheckedIOException when it is of a kind that only a newer node knows
   */
  static StreamEvent of(String json) {
    return WireJson.read(json.getBytes(StandardCharsets.UTF_8), StreamEvent.class);
  }
}
