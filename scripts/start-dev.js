// `npm run start:dev`: compiles on every change, and starts the application again after each build without errors. Arguments
// go to Node.js (`-- --inspect`). `nest start --watch` would end all descendants of the application at once, and with them the
// PostgreSQL that it has still to leave.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const nest = [
  path('node_modules/@nestjs/cli/bin/nest.js'),
  'build',
  '--watch',
  '--watchAssets',
  '--preserveWatchOutput',
];
const main = ['--enable-source-maps', ...process.argv.slice(2), path('dist/src/main.js')];

// In process groups of their own: Ctrl-C reaches this process alone, which passes it on once.
const options = { detached: true, stdio: ['ignore', 'inherit', 'inherit'] };
const compiler = spawn(process.execPath, nest, { ...options, cwd: path('.'), stdio: ['ignore', 'pipe', 'inherit'] });
let app;
let isStopping = false;
let restarts = Promise.resolve();

compiler.stdout.setEncoding('utf8').on('data', (text) => {
  process.stdout.write(text);
  if (/Found 0 errors/.test(text)) restarts = restarts.then(restart);
});
compiler.on('exit', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());

async function restart() {
  await endApp();
  if (!isStopping) app = spawn(process.execPath, main, options);
}

/** Has the application finish its requests and leave its database, and waits until it has. */
async function endApp() {
  if (!app || app.exitCode !== null || app.signalCode !== null) return;
  const ended = once(app, 'exit');
  app.kill('SIGINT');
  await ended;
}

async function stop() {
  if (isStopping) return;
  isStopping = true;
  compiler.kill();
  await restarts;
  await endApp();
}
