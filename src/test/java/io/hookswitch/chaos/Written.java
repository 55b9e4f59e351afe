package io.hookswitch.chaos;

/**
 * A state of a call that an owner has put somewhere, as an onlooker saw it.
 *
 * @param fence of the owner
 * @param digest of all but the fence
 */
record Written(Where where, long call, long fence, long version, long digest) {
  enum Where {
    STORE,
    SWITCH,
  }
}
