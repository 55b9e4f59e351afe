package io.hookswitch.outbound;

import java.util.List;
import java.util.Optional;

/** Which lists there are, without what is in them. The same on every node that has the same files. */
record Campaigns(List<Listed> all) {
  Campaigns {
    all = List.copyOf(all);
  }

  /**
   * A list.
   *
   * @param number as in the {@link Handle}s of its records
   */
  record Listed(String tenant, String campaign, long applicationId, String name, int number) {
    boolean of(String otherCampaign, long otherApplication) {
      return campaign.equals(otherCampaign) && applicationId == otherApplication;
    }
  }

  List<Listed> of(String tenant) {
    return all
      .stream()
      .filter(list -> list.tenant().equals(tenant))
      .toList();
  }

  List<Listed> of(String tenant, String campaign, long applicationId) {
    return of(tenant)
      .stream()
      .filter(list -> list.of(campaign, applicationId))
      .toList();
  }

  Optional<Listed> list(String tenant, int number) {
    return of(tenant)
      .stream()
      .filter(list -> list.number() == number)
      .findFirst();
  }
}
