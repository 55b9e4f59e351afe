/**
 * The door to the database: PostgreSQL when the operator names one, else a file of H2 in the storage folder. In come
 * pieces of work, each one transaction; out go their results. Both databases get the same SQL, and are brought to the
 * same schema by the same migrations before anything else is asked of them.
 *
 * <p>Everything here blocks: never on an event loop. The database is opened by the first work, not by the start of a node,
 * which neither waits for it nor needs it; while it cannot be reached, each work fails and the next one tries again.
 *
 * <p>Migrations are never changed once they are published, and from the fifth on each can be done again after it was cut off.
 *
 * <p>Nodes on one machine may share the file: the first one serves it to the others (H2's mixed mode, on loopback), and when
 * it is gone another one takes over. Nodes on several machines need PostgreSQL to have one memory.
 */
package io.hookswitch.database;
