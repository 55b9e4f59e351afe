/**
 * What the operator has set: one record per room, its defaults in sight.
 *
 * <p>In come {@code config/hookswitch.yaml} and the environment; out comes one {@link
 * io.hookswitch.config.HookswitchConfig}, or a {@link io.hookswitch.config.ConfigException} that lists every mistake at
 * once. The records are the schema: the key in the file ({@code http.bodyLimitBytes}) and the variable that overrides it
 * ({@code HOOKSWITCH_HTTP_BODY_LIMIT_BYTES}) are made from the names of their components, so there is no second list to
 * keep in step. A key or variable that no record knows is a mistake, because a misspelt setting that is silently
 * ignored is found on the worst day.
 *
 * <p>Nothing here looks at what a setting is for, opens a file other than the one it reads, or keeps state: a room gets
 * its own record and never sees the others. Records do not check themselves when they are built in code (a test may
 * want port 0); the limits written on their components hold for what people write.
 */
package io.hookswitch.config;
