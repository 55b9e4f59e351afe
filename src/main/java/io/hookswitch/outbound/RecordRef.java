package io.hookswitch.outbound;

import java.util.Optional;

/**
 * How a client names a record.
 *
 * @param handle the number by which it knows the record; any number can come
 * @param campaign must be that of the record, as must the other two
 */
public record RecordRef(long handle, String campaign, long applicationId, Optional<String> callingList) {}
