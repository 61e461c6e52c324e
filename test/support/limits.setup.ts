import { addEventHandler, type Event, type State } from 'jest-circus';
import { stretchForLoad } from './machine-load.js';

/**
 * Only what hangs is to be ended: a machine may be busy with other things, so the limits grow with its load. A debugger needs longer, and sets
 * `TEST_TIMEOUT_MS`.
 */
const DEFAULT_TIMEOUT_MS = Number(process.env['TEST_TIMEOUT_MS'] ?? 90_000);

type Block = State['currentDescribeBlock'];

/** The groups of tests whose preparation has failed. */
const failedBlocks = new WeakSet<Block>();

// `jest-light-runner` has no time limits, and it runs the tests of a group after the preparation of the group has failed.
addEventHandler((event: Event, { currentDescribeBlock: block }: State) => {
  if (event.name === 'add_hook') {
    const hook = block.hooks.at(-1)!;
    const { fn, timeout } = hook;
    hook.fn = hook.type === 'beforeAll' ? () => prepareBlock(block, fn, timeout) : () => runWithLimit(fn, timeout);
  }
  if (event.name === 'add_test') {
    const test = block.children.at(-1);
    if (test?.type !== 'test') return;
    const { fn, timeout } = test;
    test.fn = async () => {
      assertPrepared(block);
      await runWithLimit(fn, timeout);
    };
  }
});

async function prepareBlock(block: Block, fn: Function, timeoutMs?: number | null): Promise<void> {
  assertPrepared(block);
  try {
    await runWithLimit(fn, timeoutMs);
  } catch (error) {
    failedBlocks.add(block);
    throw error;
  }
}

/** @throws an error if `beforeAll` of the group or of one around it has failed */
function assertPrepared(block: Block): void {
  for (let current: Block | undefined = block; current; current = current.parent) {
    if (failedBlocks.has(current)) throw new Error('It was not run, because beforeAll failed.');
  }
}

async function runWithLimit(fn: Function, limitMs?: number | null): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const startedAt = performance.now();
  const checkLimit = () => {
    const timeoutMs = stretchForLoad(limitMs ?? DEFAULT_TIMEOUT_MS);
    const leftMs = startedAt + timeoutMs - performance.now();
    if (leftMs > 0) timer = setTimeout(checkLimit, leftMs);
    else reject(new Error(`It did not end within ${Math.round(timeoutMs)} ms.`));
  };
  let timer = setTimeout(checkLimit, limitMs ?? DEFAULT_TIMEOUT_MS);
  try {
    await Promise.race([fn(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
