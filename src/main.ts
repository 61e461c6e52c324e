import { fileURLToPath } from 'node:url';
import { isTooOld, runOnOwnNode } from './config/own.node.js';
import { Stopping } from './server.stopping.js';

try {
  if (isTooOld(process.versions.node)) runOnOwnNode(fileURLToPath(import.meta.url));
  else {
    const stopping = new Stopping();
    // Only now: an older Node.js need not be able to read all of it.
    const { startServer } = await import('./server.js');
    await startServer(process.env, stopping);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
