import { loadEnvFile } from './config/project-files.reader.js';
import { assertNodeVersion } from './config/node-version.rules.js';
import { ShutdownSignalHandler } from './server/shutdown-signal.handler.js';

try {
  assertNodeVersion(process.versions.node);
  const namesOfFile = loadEnvFile();
  const signalHandler = new ShutdownSignalHandler();
  // The import comes after the check because an older Node.js may be unable to parse the file.
  const { startServer } = await import('./server.js');
  await startServer(process.env, signalHandler, namesOfFile);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
