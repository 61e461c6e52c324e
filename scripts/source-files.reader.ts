import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A hand-written file that is no spec. Its path is relative to the folder of the sources. */
export interface SourceFile {
  path: string;
  lines: number;
  source: ts.SourceFile;
}

/** A name or a comment, and the place where it stands. */
export interface Found {
  text: string;
  place: string;
}

/** Reads the hand-written files of a folder, such as `src` of a checkout, in the order of their paths. */
export function readSourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
      return { path, lines, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
    });
}

/** Finds the names of functions and methods, and of constants and properties that are functions. */
export function findFunctionNames(source: ts.SourceFile): Found[] {
  const names: Found[] = [];
  const add = (name: ts.Node) => names.push({ text: name.getText(), place: describePlace(source, name.getStart()) });
  visitAll(source, (node) => {
    if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name) add(node.name);
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
      const value = node.initializer;
      if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) add(node.name);
    }
  });
  return names;
}

/** Finds the classes that Nest injects. */
export function findInjectableClasses(source: ts.SourceFile): Found[] {
  const classes: Found[] = [];
  visitAll(source, (node) => {
    if (!ts.isClassDeclaration(node) || !node.name) return;
    const isInjectable = ts.getDecorators(node)?.some((decorator) => decorator.getText().startsWith('@Injectable('));
    if (isInjectable) classes.push({ text: node.name.text, place: describePlace(source, node.name.getStart()) });
  });
  return classes;
}

/** Finds the texts of comments. Lines of `//` that follow each other are one comment. */
export function findComments(source: ts.SourceFile): Found[] {
  const text = source.getFullText();
  const ranges = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) ranges.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(text, node.getEnd()) ?? []) ranges.set(range.pos, range);
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  const comments: (Found & { end: number; isLine: boolean })[] = [];
  for (const range of [...ranges.values()].toSorted((a, b) => a.pos - b.pos)) {
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

const HEADLESS = /(^|[.;:] )(What|Who|Whose|Whoever|Whatever|Of what|Those that)\b[^?]*?(?=[.;:] |[.;:]?$)/;

/** Whether a comment has a clause such as "What is still said under an id" that stands for its subject. */
export function isHeadless(comment: string): boolean {
  return HEADLESS.test(comment.replace(/@\w+[^.]*/g, ''));
}

function visitAll(source: ts.SourceFile, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    look(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function describePlace(source: ts.SourceFile, position: number): string {
  return `src/${source.fileName}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
}
