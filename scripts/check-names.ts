/**
 * Checks the names of files, classes and functions, and the comments of `src`, against `docs/glossary.json`; of `web/src`
 * the names of files and the comments.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { getProjectPath } from '../src/config/project-files.reader.js';
import {
  findComments,
  findFunctionNames,
  findInjectableClasses,
  type Found,
  isHeadless,
  readSourceFiles,
} from './source-files.reader.js';

interface Glossary {
  fileRoles: string[];
  /** Roles of files in `web/src`, besides those of `src`. */
  webFileRoles: string[];
  /** Names of files without a role. */
  fileNames: string[];
  classRoles: string[];
  /** Names of injectable classes without a role. */
  classNames: string[];
  functionVerbs: string[];
  /** The number of functions whose name does not start with a verb. It may only fall. */
  maxFunctionsWithoutVerb: number;
}

const MAX_FILES_PER_FOLDER = 25;
const glossary = JSON.parse(readFileSync(getProjectPath('docs', 'glossary.json'), 'utf8')) as Glossary;
const verbs = new Set(glossary.functionVerbs);
const files = readSourceFiles(getProjectPath('src'));
const webFiles = readSourceFiles(getProjectPath('web', 'src'));
const problems: string[] = [];
const add = (found: Found[], problem: string) => {
  for (const { place, text } of found) problems.push(`${place} ${text}: ${problem}`);
};

for (const { path } of files) {
  const parts = basename(path, '.ts').split('.');
  const hasRole = parts.length === 2 && glossary.fileRoles.includes(parts[1]!) && /^[a-z0-9-]+$/.test(parts[0]!);
  if (!hasRole && !glossary.fileNames.includes(basename(path, '.ts'))) {
    problems.push(`src/${path}: a file is called subject-in-kebab-case.role.ts, with a role of the glossary`);
  }
}
for (const { path, source } of webFiles) {
  if (!isWebFileName(path)) {
    problems.push(`web/src/${path}: a component is called noun.tsx, a hook use-x.ts, any other file subject.role.ts`);
  }
  add(
    findComments(source).filter(({ text }) => isHeadless(text)),
    'a clause has a subject',
  );
}
for (const [sources, root] of [
  [files, 'src'],
  [webFiles, 'web/src'],
] as const) {
  for (const [folder, { length }] of Map.groupBy(sources, ({ path }) => dirname(path))) {
    if (length > MAX_FILES_PER_FOLDER)
      problems.push(`${root}/${folder}: ${length} files, at most ${MAX_FILES_PER_FOLDER}`);
  }
}
const withoutVerb: Found[] = [];
for (const { source } of files) {
  const classes = findInjectableClasses(source).filter(({ text }) => !glossary.classNames.includes(text));
  add(
    classes.filter(({ text }) => !glossary.classRoles.some((role) => text.endsWith(role))),
    'an injectable class ends with a role of the glossary',
  );
  const functions = findFunctionNames(source);
  add(
    functions.filter(({ text }) => /[a-z]Of$/.test(text)),
    'a function starts with a verb, such as find or build',
  );
  // A name in Pascal case is a decorator.
  withoutVerb.push(...functions.filter(({ text }) => !/^[A-Z]/.test(text) && !verbs.has(getFirstWord(text))));
  add(
    findComments(source).filter(({ text }) => isHeadless(text)),
    'a clause has a subject',
  );
}
if (process.argv.includes('--list')) for (const { place, text } of withoutVerb) console.log(`${place} ${text}`);
if (withoutVerb.length !== glossary.maxFunctionsWithoutVerb) {
  problems.push(
    `${withoutVerb.length} functions do not start with a verb of the glossary; ` +
      `maxFunctionsWithoutVerb is ${glossary.maxFunctionsWithoutVerb}. It may only fall; --list prints them.`,
  );
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Tells whether a file of the web application is named by the rules: a component, a hook, a dictionary, or a role. */
function isWebFileName(path: string): boolean {
  if (/(^|\/)i18n\/(en|nl)\.ts$/.test(path) || ['main.tsx', 'app/router.tsx'].includes(path)) return true;
  const [subject = '', role, ...more] = basename(path)
    .replace(/\.tsx?$/, '')
    .split('.');
  if (!/^[a-z0-9-]+$/.test(subject) || more.length > 0) return false;
  if (role === undefined) return path.endsWith('.tsx') || subject.startsWith('use-');
  return [...glossary.fileRoles, ...glossary.webFileRoles].includes(role);
}

/** Returns the first word of a name in camel case: `find` of `findLead`. */
function getFirstWord(name: string): string {
  return /^[a-z0-9]+/.exec(name)?.[0] ?? name;
}
