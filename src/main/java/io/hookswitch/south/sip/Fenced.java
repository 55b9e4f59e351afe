package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept under a name: how many calls it is, or was, about; the number and the highest fence of each; then JSON. An earlier
 * release has kept the JSON alone.
 *
 * @param fences in the order in which the calls came
 */
record Fenced(Map<Long, Long> fences, byte[] body) {
  /** A phone does not go through more calls in one dialog and be in doubt about the oldest. */
  private static final int MOST = 16;

  /** @param kept {@code null} for nothing */
  static Fenced read(byte[] kept) {
    if (kept == null) return null;
    if (kept.length == 0 || kept[0] > MOST) return new Fenced(Map.of(), kept);
    ByteBuffer form = ByteBuffer.wrap(kept);
    Map<Long, Long> fences = new LinkedHashMap<>();
    for (int left = form.get(); left > 0; left--) fences.put(form.getLong(), form.getLong());
    return new Fenced(fences, Arrays.copyOfRange(kept, form.position(), kept.length));
  }

  byte[] form() {
    int many = Math.min(fences.size(), MOST);
    ByteBuffer form = ByteBuffer.allocate(1 + many * 2 * Long.BYTES + body.length).put((byte) many);
    fences
      .entrySet()
      .stream()
      .skip(fences.size() - (long) many)
      .forEach(fence -> form.putLong(fence.getKey()).putLong(fence.getValue()));
    return form.put(body).array();
  }

  /** A call of which somebody has a newer fence than the claim. */
  Optional<CallId> newer(SipStore.Claim claim) {
    return claim
      .fences()
      .entrySet()
      .stream()
      .filter(mine -> fences.getOrDefault(mine.getKey().number(), Long.MIN_VALUE) > mine.getValue())
      .map(Map.Entry::getKey)
      .findFirst();
  }

  /** This, or something else, under the fences of both. */
  Fenced by(SipStore.Claim claim, byte[] next) {
    Map<Long, Long> all = new LinkedHashMap<>(fences);
    claim.fences().forEach((call, fence) -> all.merge(call.number(), fence, Math::max));
    return new Fenced(all, next);
  }

  /** What becomes of a name. */
  record Outcome(Optional<CallId> newer, byte[] kept) {}

  /**
   * @param kept {@code null} for nothing
   * @param next {@code null} to forget it
   */
  static Outcome save(byte[] kept, SipStore.Claim claim, byte[] next) {
    Fenced before = read(kept);
    if (before == null) {
      // Forgotten already, or by somebody newer.
      boolean fresh = claim.first() || next == null;
      if (!fresh) return new Outcome(claim.fences().keySet().stream().findFirst(), null);
      return new Outcome(Optional.empty(), next == null ? null : new Fenced(Map.of(), next).by(claim, next).form());
    }
    Optional<CallId> newer = before.newer(claim);
    if (newer.isPresent()) return new Outcome(newer, kept);
    return new Outcome(Optional.empty(), next == null ? null : before.by(claim, next).form());
  }

  static Outcome take(byte[] kept, SipStore.Claim claim) {
    Fenced before = read(kept);
    if (before == null) return new Outcome(Optional.empty(), null);
    Optional<CallId> newer = before.newer(claim);
    return new Outcome(newer, newer.isPresent() ? kept : before.by(claim, before.body()).form());
  }
}
