// Names every documented route that no test of the last full run has called with success. Used by .ci/run.
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const called = new Set(read('../coverage/routes.log').split('\n'));
const routes = Object.entries(JSON.parse(read('../openapi.json')).paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
);
const missed = routes.filter((route) => !called.has(route));
for (const route of missed) console.error(`No test calls ${route} with success.`);
console.log(`${routes.length - missed.length} of ${routes.length} documented routes are exercised by a test.`);
process.exitCode = missed.length > 0 ? 1 : 0;
