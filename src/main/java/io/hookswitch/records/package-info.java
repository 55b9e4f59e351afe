/**
 * What is remembered of calls when the cluster has forgotten them: a record of each call and of each of its parties, and the
 * journal of all that happened to it. {@link io.hookswitch.records.Recorder} is the door for the owners of calls, who hand in
 * moments; {@link io.hookswitch.records.Records} the one for those who read, correct and erase.
 *
 * <p>A moment is what came to a call, what the rules said, and the state it led to. It goes by three hands. The owner of the
 * call puts it into a queue and waits, without blocking, until it is in a file of this node ({@link
 * io.hookswitch.records.Spool}); only then is the client answered, so that whoever was told "done" finds it in the journal
 * even when every process has been killed. A thread of its own ({@link io.hookswitch.records.Drain}) takes what is in the
 * files to the database, many moments in one transaction, and deletes what has arrived. The database may be away: the files
 * wait. A moment has an identity (the run of the node that wrote it, and a number in that run) and a state has a version, so
 * that doing it twice does nothing; so what may have arrived is simply sent again.
 *
 * <p>Neither disk nor database ever holds up a call: what finds the queue full, the disk full or the bound of the spool reached
 * is dropped and counted, one by one. A later moment of the same call carries the whole state, so that a record is made good
 * by it; a line of the journal is not.
 *
 * <p>What a record says is worked out from a state of the call by functions without side effects ({@link
 * io.hookswitch.records.CallRecord#of}), when it is written to the database and not before. The owner of a call that takes it
 * over begins with a moment of its own that has the state as it was found: so what its predecessor could not write any more
 * is written.
 *
 * <p>What is to outlive the cluster of users (what is set at their phones, agents at work, that a stream has begun) comes by
 * another door, {@link io.hookswitch.records.UserNotes}, and goes the same way.
 *
 * <p>Masked user data, and the tones that were sent, never reach a disk.
 */
package io.hookswitch.records;
