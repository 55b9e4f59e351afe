package io.hookswitch.records;

import io.hookswitch.config.StorageConfig;
import java.nio.file.Path;

class EmbeddedRecordsIT extends RecordsTests {

  @Override
  StorageConfig database(Path dir) {
    return StorageConfig.DEFAULT.in(dir);
  }
}
