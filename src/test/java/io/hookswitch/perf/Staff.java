package io.hookswitch.perf;

import io.hookswitch.call.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A tenant with users by the thousand, numbered from 0, each with a phone. */
public final class Staff {

  private static final String TENANT = "staff";
  private static final int FIRST_EXTENSION = 20_000;
  private static final String OPERATOR = "operator";
  /** Of the demo directory. */
  private static final String HASH = "$2a$10$JZuAGVCWtVNCBsQmoSAB0ekK54.Rq9giU85QDjE3C27Jfja7YTvrK";

  private Staff() {}

  public static UserId user(int number) {
    return new UserId(TENANT, "agent" + number);
  }

  public static String phone(int number) {
    return new UUID(0x1000_4000L, 0x8000_0000_0000_0000L + number).toString();
  }

  /** Who looks after the cluster, as it logs in. */
  public static String operator() {
    return OPERATOR + ":hookswitch";
  }

  /** Writes the directory file. */
  public static void write(Path file, int users) throws IOException {
    StringBuilder yaml = new StringBuilder(
      """
      tenants:
        %s:
          groups:
            all:
              country: US
              extensions: { min: 4, max: 5 }
              users:
      """.formatted(TENANT)
    );
    for (int number = 0; number < users; number++) {
      int extension = FIRST_EXTENSION + number;
      yaml.append(
        """
                agent%d:
                  password: %s
                  firstName: Agent
                  lastName: Number%d
                  email: agent%d@staff.example
                  extension: %d
                  recording: On Demand with User Initiated Start
                  features: [api-voice, api-voice-outbound, api-voice-recording]
                  devices:
                    - { id: %s, number: %d, description: Phone, answers: api }
        """
          .formatted(number, HASH, number, number, extension, phone(number), extension)
          .indent(10)
      );
    }
    yaml.append(
      """
              %s:
                password: %s
                firstName: Op
                lastName: Erator
                email: operator@staff.example
                operator: true
      """
        .formatted(OPERATOR, HASH)
        .indent(10)
    );
    Files.writeString(file, yaml);
  }
}
