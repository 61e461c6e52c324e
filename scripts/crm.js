#!/usr/bin/env node
// Runs the command line on a machine where only `npm ci` has run. It builds missing or outdated files without output on
// standard output.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist', 'src', 'cli', 'main.js');
const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const lock = join(root, 'node_modules', '.cache', 'crm-build.lock');
const MIN_NODE_RELEASE = 24;

if (Number(process.versions.node.split('.')[0]) < MIN_NODE_RELEASE) {
  fail(
    `The command line requires Node.js ${MIN_NODE_RELEASE} or later, and this is Node.js ${process.versions.node}. ` +
      'Run "npm run crm -- COMMAND", or "node_modules/.bin/node scripts/crm.js COMMAND": npm ci installs the right version.',
  );
}
await buildIfNeeded();
// The command looks for its arguments here, as if it had been started directly.
process.argv[1] = main;
await import(pathToFileURL(main).href);

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
  const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, encoding: 'utf8' });
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

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
