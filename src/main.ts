import { fileURLToPath } from 'node:url';
import { isTooOld, runOnOwnNode } from './config/own-node.runner.js';
import { Stopping } from './shutdown-signal.handler.js';

try {
  if (isTooOld(process.versions.node)) runOnOwnNode(fileURLToPath(import.meta.url));
  else {
    const stopping = new Stopping();
    // The import comes after the check because an older Node.js may be unable to parse the file.
    const { startServer } = await import('./server.js');
    await startServer(process.env, stopping);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
