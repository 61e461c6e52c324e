/**
 * Prints figures about the names, comments and folders of `src`, and about the database, so that a change can be compared with the commit
 * before: `npm run metrics`, or `npm run metrics -- --root ../another/checkout`. With `--list` it prints the findings
 * behind the figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { getProjectPath } from '../src/config/project-files.reader.js';
import { findComments, findFunctionNames, isHeadless, readSourceFiles } from './source-files.reader.js';

const SHORT_FILE_LINES = 25;
const LARGE_FOLDER_FILES = 25;
const SHORT_BY_NATURE = /\.(module|constants)\.ts$/;

const { values } = parseArgs({
  options: { root: { type: 'string', default: getProjectPath() }, list: { type: 'boolean', default: false } },
});
const { root } = values;
const glossary = JSON.parse(readFileSync(getProjectPath('docs', 'glossary.json'), 'utf8')) as {
  summaryVerbs: string[];
};

const files = readSourceFiles(join(root, 'src'));
const functions = files.flatMap(({ source }) => findFunctionNames(source));
const comments = files.flatMap(({ source }) => findComments(source));
const roles = Map.groupBy(files, ({ path }) => basename(path, '.ts').split('.').slice(1).at(-1) ?? '(none)');
const short = files.filter(({ path, lines }) => lines <= SHORT_FILE_LINES && !SHORT_BY_NATURE.test(path));
const folders = Map.groupBy(files, ({ path }) => dirname(path));
const large = [...folders].filter(([, { length }]) => length > LARGE_FOLDER_FILES);
const ofFunctions = functions.filter(({ text }) => /[a-z]Of$/.test(text));
const headless = comments.filter(({ text }) => isHeadless(text));
const summaries = findSummaries();
const otherSummaries = summaries.filter(
  (summary) => !glossary.summaryVerbs.some((verb) => summary === verb || summary.startsWith(`${verb} `)),
);
const cycles = findFolderCycles();

const share = (part: number, all: number) => `${part} of ${all} (${((100 * part) / all).toFixed(1)} %)`;
const rows: [string, string | number][] = [
  ['files', files.length],
  ['lines', files.reduce((sum, { lines }) => sum + lines, 0)],
  [`files of at most ${SHORT_FILE_LINES} lines, without modules and constants`, short.length],
  ['functions called …Of', share(ofFunctions.length, functions.length)],
  [
    'file roles',
    `${roles.size}, of which ${[...roles.values()].filter(({ length }) => length === 1).length} occur once`,
  ],
  ['comments with a headless clause', share(headless.length, comments.length)],
  [`folders with more than ${LARGE_FOLDER_FILES} files`, large.length],
  ['pairs of folders of one layer that import each other', cycles.length],
  ['summaries that do not start with a verb of the glossary', share(otherSummaries.length, summaries.length)],
  ['database functions', countSchemaLines(/^(?:CREATE OR REPLACE )?FUNCTION /gm)],
  ['triggers', countSchemaLines(/^CREATE (?:CONSTRAINT )?TRIGGER /gm)],
  ['migration files', readdirSync(join(root, 'migrations')).filter((name) => /^\d{4}\b.*\.ts$/.test(name)).length],
];
for (const [what, value] of rows) console.log(`${what.padEnd(60)}${value}`);
for (const [folder, { length }] of large) console.log(`  ${folder}: ${length} files`);
for (const [a, b] of cycles) console.log(`  ${a} ⇄ ${b}`);
if (values.list) {
  for (const { place, text } of [...ofFunctions, ...headless]) console.log(`${place} ${text}`);
  for (const summary of otherSummaries) console.log(`openapi.json ${summary}`);
}

/** Finds pairs of folders of one layer (the first folder of a path) that import from each other. */
function findFolderCycles(): [string, string][] {
  const uses = new Set<string>();
  for (const { path, source } of files) {
    for (const imported of findImports(path, source)) {
      const [from, to] = [dirname(path), dirname(imported)];
      if (from !== to && from.split('/')[0] === to.split('/')[0]) uses.add(`${from} ${to}`);
    }
  }
  return [...uses]
    .map((use) => use.split(' ') as [string, string])
    .filter(([from, to]) => from < to && uses.has(`${to} ${from}`))
    .toSorted(([a], [b]) => a.localeCompare(b));
}

function countSchemaLines(pattern: RegExp): number {
  return readFileSync(join(root, 'migrations', 'schema.sql'), 'utf8').match(pattern)?.length ?? 0;
}

function findImports(path: string, source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return [];
    return [relative('.', join(dirname(path), specifier.text.replace(/\.js$/, '.ts')))];
  });
}

function findSummaries(): string[] {
  const document = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { summary?: string }>>;
  };
  return Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ summary }) => (summary === undefined ? [] : [summary]));
}
