import { startServer } from './server.js';

try {
  await startServer(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
