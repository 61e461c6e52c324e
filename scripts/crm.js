#!/usr/bin/env node
// Runs the command line on a machine where only `npm ci` has run. It builds missing or outdated files without output on
// standard output, and uses the project's Node.js if the installed one is too old.
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
  // The command looks for its arguments here, as if it had been started directly.
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}

/**
 * Returns the time in milliseconds since 1970 at which the newest source changed; 0 if there are no sources, as in an
 * image.
 */
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
    fail('The command line is not built, and the build tools are not installed: run npm ci.');
  }
  const abandoned = await takeLock();
  // Another command may have built it meanwhile. A killed one may have left a partial build.
  const problems = isCurrent() && !abandoned ? undefined : build();
  rmSync(lock, { force: true });
  if (problems) fail(problems);
}

/** Builds the project. Returns the error message; undefined on success. */
function build() {
  if (process.stderr.isTTY) process.stderr.write('Building, once …\n');
  const { status, stdout, stderr } = spawnSync(node, [nest, 'build'], { cwd: root, encoding: 'utf8' });
  if (status === 0) return undefined;
  // Files that were written in spite of errors must not count as a build the next time.
  rmSync(main, { force: true });
  return `The build failed:\n${stdout}${stderr}`;
}

/** Waits for a build of another command. Returns whether the lock of a killed command was found. */
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
  // The lock was just created, and its owner writes its process id in a moment.
  if (pid === undefined) return existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 5_000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs the command on the project's Node.js and exits with its result. */
function runElsewhere() {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends an interruption to both processes. The command handles it.
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
