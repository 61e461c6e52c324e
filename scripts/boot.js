// Starts the build as a person would, on an empty data folder, and sends it the first requests. Used by .ci/run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'locate-boot-'));

/** Starts the application and waits until it prints its address. */
async function start() {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const url = /(http:\/\/\S+)\/docs/.exec(output)?.[1];
    const account = /(\S+@locate\.example)\s+manager/.exec(output)?.[1];
    const password = /password for all: (\S+)\)/.exec(output)?.[1];
    if (url && account && password) return { child, url, account, password };
  }
  throw new Error(`The application ended without printing its address:\n${output}`);
}

/** Sends a request and expects success. */
async function ask(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** Performs the first steps of a user. */
async function use({ url, account, password }) {
  await ask(`${url}/health/ready`);
  await ask(`${url}/openapi.json`);
  if (!(await (await ask(`${url}/docs`)).text()).includes('swagger-ui'))
    throw new Error('There is no Swagger UI at /docs.');
  const login = await ask(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: account, password }),
  });
  const { accessToken } = await login.json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const { items } = await (await ask(`${url}/api/v1/leads?limit=50`, { headers })).json();
  if (items.length < 30) throw new Error(`The demo shows ${items.length} leads.`);
  await ask(`${url}/api/v1/reports/pipeline-summary`, { headers });
}

/** Stops the application as an operator would. */
async function stop({ child }) {
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The application ended with ${code} on SIGTERM.`);
}

try {
  for (const round of ['a first start on an empty folder', 'a second start on the same folder']) {
    const began = performance.now();
    const running = await start();
    console.log(`${round}: ready in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    await use(running);
    await stop(running);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
