/**
 * Prints figures about the names, comments and folders of `src`, so that a change can be compared with the commit
 * before: `npm run metrics`, or `npm run metrics -- --root ../another/checkout`. With `--list` it prints the findings
 * behind the figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { projectFile } from '../src/config/project-files.reader.js';

const SHORT_FILE_LINES = 25;
const LARGE_FOLDER_FILES = 25;
/** Files that are expected to be short. */
const SHORT_BY_NATURE = /\.(module|constants)\.ts$/;
const HEADLESS = /(^|[.;:] )(What|Who|Whose|Whoever|Whatever|Of what|Those that)\b[^?]*?(?=[.;:] |[.;:]?$)/;

const { values } = parseArgs({
  options: { root: { type: 'string', default: projectFile() }, list: { type: 'boolean', default: false } },
});
const { root } = values;
const glossary = JSON.parse(readFileSync(projectFile('docs', 'glossary.json'), 'utf8')) as { summaryVerbs: string[] };

interface SourceFile {
  path: string;
  lines: number;
  source: ts.SourceFile;
}

const files: SourceFile[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'))
  .toSorted()
  .map((path) => {
    const text = readFileSync(join(root, 'src', path), 'utf8');
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    return { path, lines, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
  });

/** A name or a comment with its place. */
interface Found {
  text: string;
  place: string;
}

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
];
for (const [what, value] of rows) console.log(`${what.padEnd(60)}${value}`);
for (const [folder, { length }] of large) console.log(`  ${folder}: ${length} files`);
for (const [a, b] of cycles) console.log(`  ${a} ⇄ ${b}`);
if (values.list) {
  for (const { place, text } of [...ofFunctions, ...headless]) console.log(`src/${place} ${text}`);
  for (const summary of otherSummaries) console.log(`openapi.json ${summary}`);
}

/** Finds the names of functions and methods, and of constants that are functions. */
function findFunctionNames(source: ts.SourceFile): Found[] {
  const names: Found[] = [];
  const add = (name: ts.Node) => names.push({ text: name.getText(), place: describePlace(source, name.getStart()) });
  const visit = (node: ts.Node): void => {
    if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name) add(node.name);
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
      const value = node.initializer;
      if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) add(node.name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function describePlace(source: ts.SourceFile, position: number): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
}

/** Finds the texts of comments. Consecutive lines of `//` are one comment. */
function findComments(source: ts.SourceFile): Found[] {
  const text = source.getFullText();
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) found.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(text, node.getEnd()) ?? []) found.set(range.pos, range);
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  const comments: (Found & { end: number; isLine: boolean })[] = [];
  for (const range of [...found.values()].toSorted((a, b) => a.pos - b.pos)) {
    const isLine = range.kind === ts.SyntaxKind.SingleLineCommentTrivia;
    const plain = text
      .slice(range.pos, range.end)
      .replace(/^\/\*\*?|\*\/$|^\/\//g, '')
      .replace(/^\s*\* ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    const last = comments.at(-1);
    if (isLine && last?.isLine && /^\s*$/.test(text.slice(last.end, range.pos))) {
      last.text += ` ${plain}`;
      last.end = range.end;
    } else comments.push({ text: plain, place: describePlace(source, range.pos), end: range.end, isLine });
  }
  return comments.filter((comment) => comment.text !== '');
}

/** Tells whether a comment has a clause such as "What is still said under an id" that stands for its subject. */
function isHeadless(comment: string): boolean {
  return HEADLESS.test(comment.replace(/@\w+[^.]*/g, ''));
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
