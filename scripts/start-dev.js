// `npm run dev`: compiles the server on every change and starts it again after each build without errors, and serves the web
// application with hot reload. Both are on one origin: Vite passes the paths of the API on. Arguments go to the Node.js of the
// server (`-- --inspect`). `nest start --watch` would end all descendants of the server at once, and with them the PostgreSQL
// that it has still to leave.
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
/** The port of the web application, and the one behind it of the server. */
const port = Number(process.env.PORT ?? 3000);
const apiPort = port + 1;
const main = ['--enable-source-maps', ...process.argv.slice(2), path('dist/src/main.js')];

// In process groups of their own: Ctrl-C reaches this process alone, which passes it on once.
const options = { detached: true, stdio: ['ignore', 'inherit', 'inherit'] };
const compiler = spawn(process.execPath, nest, { ...options, cwd: path('.'), stdio: ['ignore', 'pipe', 'inherit'] });
const web = spawn(
  process.execPath,
  [path('node_modules/vite/bin/vite.js'), path('web'), '--port', String(port), '--strictPort'],
  {
    ...options,
    env: { ...process.env, API_URL: `http://localhost:${apiPort}` },
  },
);
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
  if (!isStopping) app = spawn(process.execPath, main, { ...options, env: { ...process.env, PORT: String(apiPort) } });
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
  web.kill();
  await restarts;
  await endApp();
}
