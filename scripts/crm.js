#!/usr/bin/env node
// The command line on a machine that has only run `npm ci`: builds what is missing or out of date, without a word on
// standard output, and runs it on the Node.js of the project where the one of the machine is too old.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist', 'src', 'cli', 'main.js');
const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const lock = join(root, 'node_modules', '.cache', 'crm-build.lock');
const NODE = 24;

const ownNode = join(root, 'node_modules', 'node', 'bin', 'node');
const tooOld = Number(process.versions.node.split('.')[0]) < NODE && existsSync(ownNode);
const node = tooOld ? ownNode : process.execPath;

await buildIfNeeded();
if (tooOld) runElsewhere();
else {
  // Where the command looks for its arguments: as if it had been started directly.
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}

/** Milliseconds since 1970 at which the newest of the sources changed; 0 where there are none, as in an image. */
function newestSource() {
  const files = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  for (const folder of ['src', 'migrations']) {
    const path = join(root, folder);
    if (!existsSync(path)) return 0;
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      files.push(join(entry.parentPath ?? entry.path, entry.name));
    }
  }
  return Math.max(...files.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs));
}

function isCurrent() {
  return existsSync(main) && statSync(main).mtimeMs >= newestSource();
}

async function buildIfNeeded() {
  if (isCurrent() && !existsSync(lock)) return;
  if (!existsSync(nest)) {
    if (existsSync(main)) return;
    fail('The command line is not built, and what builds it is not installed: run npm ci.');
  }
  const abandoned = await takeLock();
  // Another command may have built it meanwhile; one that was killed may have left half of it.
  const problems = isCurrent() && !abandoned ? undefined : build();
  rmSync(lock, { force: true });
  if (problems) fail(problems);
}

/** What went wrong; undefined when nothing did. */
function build() {
  if (process.stderr.isTTY) process.stderr.write('Building, once …\n');
  const { status, stdout, stderr } = spawnSync(node, [nest, 'build'], { cwd: root, encoding: 'utf8' });
  if (status === 0) return undefined;
  // What was written in spite of errors must not pass for a build the next time.
  rmSync(main, { force: true });
  return `The build failed:\n${stdout}${stderr}`;
}

/** Waits for a build of another command. Returns whether one was found that had been killed. */
async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  let abandoned = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return abandoned;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isRunning(holder())) {
      abandoned = true;
      rmSync(lock, { force: true });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  // Just being made: whoever makes it writes its number in a moment.
  if (pid === undefined) return existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 5_000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs the command on the project's Node.js and ends as it ends. */
function runElsewhere() {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends an interruption to both; the command decides what comes of it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1;
    if (signal) process.kill(process.pid, signal);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
