package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an agent does with the shipped calling list; keeps the requests, for whoever compares them with the contract. */
final class Agenda {

  static final String REFERENCE = "123456789";

  final Desk desk;
  final User agent;
  final Map<String, JsonObject> requests = new LinkedHashMap<>();
  private final String device;

  Agenda(Desk desk, User agent) {
    this.desk = desk;
    this.agent = agent;
    this.device = agent.devices().getFirst();
  }

  JsonObject body(String operation) {
    return new JsonObject()
      .put("operationName", operation)
      .put("applicationId", 134)
      .put("campaignName", "Campaign1")
      .put("callingList", "CallingList1")
      .put("devicePath", "/devices/" + device)
      .put("referenceId", REFERENCE);
  }

  Answer preview() {
    return preview("Campaign1");
  }

  Answer preview(String campaign) {
    JsonObject body = body("GetPreviewRecord");
    requests.put("GenesysCampaignOperation", body);
    return desk.campaign(agent, campaign, body);
  }

  /** The handle in the last preview; that of no record when there was none. */
  long handle(Answer preview) {
    if (preview.status() != 200) throw new AssertionError(preview.body().encode());
    return last().getJsonObject("record").getLong("recordHandle", 1L);
  }

  /** What the last message of a record says. */
  JsonObject last() {
    List<JsonObject> all = desk.recordMessages();
    return all.get(all.size() - 2).getJsonObject("data");
  }

  Answer reject(long handle) {
    return record(handle, "RejectRecord");
  }

  Answer chained(long handle) {
    return record(handle, "GetChainedRecord");
  }

  Answer complete(long handle) {
    return record(handle, body("CompleteRecord").put("callResult", "Answered"));
  }

  Answer update(long handle) {
    JsonObject body = body("UpdateRecord").put("phoneNumber", "9165550199").put("timeZone", "PST").put("from", 3600);
    return record(handle, body.put("phoneType", "Mobile"));
  }

  Answer reschedule(long handle, Instant at, String type) {
    JsonObject body = body("RescheduleRecord").put("callbackType", type).put("timestamp", at.getEpochSecond());
    return record(handle, body);
  }

  Answer record(long handle, String operation) {
    return record(handle, body(operation));
  }

  Answer record(long handle, JsonObject body) {
    requests.put("GenesysRecordOperation", body);
    return desk.record(agent, handle, body);
  }

  Answer add(String list) {
    return add(list, new JsonObject());
  }

  Answer add(String list, JsonObject more) {
    JsonObject body = body("AddRecord")
      .put("callingList", list)
      .put("phoneNumber", "5001")
      .put("timeZone", "PST")
      .put("phoneType", "HomePhone")
      .put("from", 0)
      .put("until", 86339)
      .put("otherFields", new JsonObject().put("AccountNumber", "99"));
    requests.put("GenesysAddRecordOperation", body);
    return desk.addRecord(agent, body.mergeIn(more));
  }

  Answer dial(long handle) {
    JsonObject record = new JsonObject().put("recordHandle", handle).put("phoneNumber", "5001");
    JsonObject body = new JsonObject().put("operationName", "Dial").put("outboundRecord", record);
    return desk.post(agent, "genesysDial", device, body.encode());
  }
}
