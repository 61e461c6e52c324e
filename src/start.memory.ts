import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8's own function, as `--expose-gc` brings it into a context that is made afterwards. */
type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** Milliseconds after the start by which the jobs that every start runs are usually done. */
const SETTLED = 1_500;

/**
 * Gives back to the system what only the start needed: V8 keeps its heap as large as it was once, and a server that few
 * people use in the morning would hold that all day (decision 38). Takes a tenth of a second, once, when the start has
 * settled.
 */
export function giveBackMemory(): void {
  setTimeout(collect, SETTLED).unref();
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
