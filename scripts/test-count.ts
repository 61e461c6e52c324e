/**
 * Prints how many tests and calls of `expect` every test file has: `npm run test:count`. With `--against <commit>` it
 * compares them with that commit, prints only the files that differ, and fails if a file has lost some. Rows of
 * `it.each` count as one test.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { getProjectPath } from '../src/config/project-files.reader.js';

/** The calls of one file. */
interface Counts {
  tests: number;
  expects: number;
}

const NONE: Counts = { tests: 0, expects: 0 };

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const now = countFiles(listFiles(), (path) => readFileSync(join(getProjectPath(), path), 'utf8'));
printTotal('now', now);
if (values.against === undefined) printFiles(now);
else compareWith(values.against);

function compareWith(commit: string): void {
  const before = countFiles(listFiles(commit), (path) => runGit('show', `${commit}:${path}`));
  printTotal(commit, before);
  for (const path of [...new Set([...before.keys(), ...now.keys()])].toSorted()) {
    const [old, current] = [before.get(path) ?? NONE, now.get(path) ?? NONE];
    const hasLost = current.tests < old.tests || current.expects < old.expects;
    if (hasLost) process.exitCode = 1;
    if (!hasLost && current.tests === old.tests && current.expects === old.expects) continue;
    const change = `tests ${old.tests} → ${current.tests}, expects ${old.expects} → ${current.expects}`;
    console.log(`${hasLost ? 'fewer' : 'more '} ${path}: ${change}`);
  }
}

function printFiles(counts: Map<string, Counts>): void {
  for (const [path, { tests, expects }] of counts) console.log(`${path}: tests ${tests}, expects ${expects}`);
}

function printTotal(name: string, counts: Map<string, Counts>): void {
  const all = [...counts.values()];
  const tests = all.reduce((sum, { tests }) => sum + tests, 0);
  const expects = all.reduce((sum, { expects }) => sum + expects, 0);
  console.log(`${name}: ${counts.size} files, ${tests} tests, ${expects} expects`);
}

/** Lists the TypeScript files of tests, their helpers included, in the work tree or in a commit. */
function listFiles(commit?: string): string[] {
  const listed =
    commit === undefined
      ? runGit('ls-files', '--cached', '--others', '--exclude-standard', 'test', 'src')
      : runGit('ls-tree', '-r', '--name-only', commit, 'test', 'src');
  const deleted = commit === undefined ? new Set(runGit('ls-files', '--deleted').split('\n')) : new Set();
  return listed
    .split('\n')
    .filter((path) => (path.startsWith('test/') ? path.endsWith('.ts') : path.endsWith('.spec.ts')))
    .filter((path) => !deleted.has(path));
}

/** Counts the calls of each file that has any. */
function countFiles(paths: string[], read: (path: string) => string): Map<string, Counts> {
  const counted = paths.map((path) => [path, countCalls(path, read(path))] as const);
  return new Map(counted.filter(([, { tests, expects }]) => tests + expects > 0));
}

function countCalls(path: string, text: string): Counts {
  const counts = { ...NONE };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = findRootName(node.expression);
      // `it.each(rows)(title, test)` is two calls; the outer one is the test.
      const isTest = name === 'it' && !isEachOfRows(node);
      if (isTest) counts.tests++;
      if (name === 'expect' && ts.isIdentifier(node.expression)) counts.expects++;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false));
  return counts;
}

/** Finds the name that a call begins with: `it` of `it`, `it.skip` and `it.each(rows)`. */
function findRootName(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return findRootName(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return findRootName(node.tag);
  if (ts.isParenthesizedExpression(node)) return findRootName(node.expression);
  // `(isInstalled ? it : it.skip)(title, test)`.
  if (ts.isConditionalExpression(node)) return findRootName(node.whenTrue);
  return null;
}

function isEachOfRows({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'each';
}

function runGit(...args: string[]): string {
  return execFileSync('git', args, { cwd: getProjectPath(), encoding: 'utf8', maxBuffer: 1e9 });
}
