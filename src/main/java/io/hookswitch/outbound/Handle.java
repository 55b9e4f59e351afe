package io.hookswitch.outbound;

/**
 * What a record's number is made of, so that any node finds a record without a look-up: 10 bits of list, 17 of chain, 4 of
 * the place in the chain. It fits the 32 bits with a sign that clients keep it in.
 *
 * @param list from 0, as the cluster has numbered the calling lists
 * @param chain from 1
 * @param place from 0
 */
record Handle(int list, int chain, int place) {
  static final int LISTS = 1 << 10;
  static final int CHAINS = (1 << 17) - 1;
  static final int PLACES = 1 << 4;

  static Handle of(long number) {
    int key = (int) (number >> 4);
    return new Handle(key >> 17, key & CHAINS, (int) (number & (PLACES - 1)));
  }

  /** @param id as {@link #chainId()} */
  static Handle ofChain(long id) {
    return of(id << 4);
  }

  /** Whether a number can be a handle at all. */
  static boolean possible(long number) {
    return number >= PLACES && number <= Integer.MAX_VALUE && of(number).chain > 0;
  }

  long number() {
    return (chainId() << 4) | place;
  }

  /** Of all lists' chains; where its records are kept. */
  long chainId() {
    return ((long) list << 17) | chain;
  }

  Handle at(int other) {
    return new Handle(list, chain, other);
  }
}
