// Tests that go on from each other: after one has failed, the others could only fail with the wrong words.
import { test } from 'node:test';

let failed = null;

export const step = (name, work) =>
  test(name, async () => {
    if (failed) throw new Error(`not tried: “${failed}” has failed`);
    try {
      await work();
    } catch (problem) {
      failed = name;
      throw problem;
    }
  });
