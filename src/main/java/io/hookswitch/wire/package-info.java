/**
 * What travels between the rooms of one node and between nodes: one envelope each way for calls ({@code Ask},
 * {@code Reply}, {@code Notice}) and for nodes ({@code NodeOrder}, {@code NodeReport}), for users ({@code UserAsk}, {@code UserReply}, {@code StreamNews}), by reference inside a node and as JSON between nodes; and the addresses they travel to. Nothing is
 * decided here. Unknown fields are ignored when reading, so that a newer node may say more than an older one knows.
 */
package io.hookswitch.wire;
