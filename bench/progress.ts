const WIDTH = 30;

/**
 * Shows progress on a terminal; in a pipe it only reports the end. Call the returned function with the number done so
 * far, and without one at the end.
 */
export function showProgress(what: string, expected = 0): (done?: number) => void {
  const started = performance.now();
  const terminal = process.stderr.isTTY;
  const show = (share: number) => {
    const filled = Math.min(WIDTH, Math.round(share * WIDTH));
    process.stderr.write(`\r${what.padEnd(20)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`);
  };
  if (terminal) show(0);
  return (done) => {
    if (done !== undefined) {
      if (terminal && expected > 0) show(done / expected);
      return;
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    if (terminal) show(1);
    process.stderr.write(terminal ? ` ${seconds} s\n` : `${what}: ${seconds} s\n`);
  };
}
