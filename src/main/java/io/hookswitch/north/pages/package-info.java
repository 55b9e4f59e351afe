/**
 * The files of the web pages, packaged with the program and answered from memory.
 *
 * <p>In comes a path, out goes the file of exactly that name, or nothing: there is no look-up in a file system that a path
 * could lead out of. Whoever asks needs no login; what the pages do afterwards passes the gates of {@code north/}.
 *
 * <p>{@code web/desktop/} is the page at {@code /}, {@code web/console/} the one at {@code /ops/}, {@code web/shared/} what both
 * have, {@code vendor/} what others have written ({@code Libraries}). Their modules and styles are at {@code /assets/<digest>/<folder>/}, where the digest is of all of them together:
 * they refer to each other by relative names, a browser keeps them for good, and a new version is a new folder. What lies
 * directly in {@code web/} is at {@code /client/}, for pages of others, under names that stay.
 *
 * <p>Here never happens: anything that depends on who asks. Hence these answers may be compressed.
 */
package io.hookswitch.north.pages;
