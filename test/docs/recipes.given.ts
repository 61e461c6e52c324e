import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** One change that a recipe asks for: where, and which lines. */
export interface RecipeStep {
  file: string;
  place: 'create' | 'after' | 'before' | 'replace' | 'after the last import';
  /** The beginning of the line that the sentence quotes; empty where it quotes none. */
  quoted: string;
  /** Whether the sentence asks for an empty line in front. */
  isParted: boolean;
  lines: string[];
}

/** A recipe of CONTRIBUTING.md: its changes in order, and the commands at its end. */
export interface Recipe {
  title: string;
  steps: RecipeStep[];
  commands: string[];
}

const CREATE = /Create `([^`]+)`(?:\.[^`]*)?:$/;
const REPLACE = /In `([^`]+)`, replace `([^`]+)` with:$/;
const IMPORT = /In `([^`]+)`, after the last import, add:$/;
const ADD = /In `([^`]+)`, (after|before) `([^`]+)`, add( an empty line and)?:$/;

/**
 * Reads the recipes.
 * @throws an Error for a code block whose sentence does not say where its lines go
 */
export function readRecipes(markdown: string): Recipe[] {
  const [, recipes = ''] = markdown.split(/^# Recipes$/m);
  return recipes
    .split(/^## (?=Add )/m)
    .slice(1)
    .map((text) => readRecipe(text));
}

function readRecipe(text: string): Recipe {
  const recipe: Recipe = { title: text.slice(0, text.indexOf('\n')), steps: [], commands: [] };
  const boxes = text.matchAll(/((?:^[^\n`].*\n)+)\n^(`{3,4})(\w+)\n([^]*?)\n\2$/gm);
  let count = 0;
  for (const [, paragraph = '', , language, code = ''] of boxes) {
    count++;
    if (language === 'sh') recipe.commands.push(...code.split('\n'));
    else recipe.steps.push(readStep(paragraph.trim().replaceAll(/\s*\n\s*/g, ' '), code.split('\n')));
  }
  const fences = [...text.matchAll(/^`{3,4}\w+$/gm)].length;
  if (count !== fences)
    throw new Error(`"${recipe.title}" has ${fences} code blocks, of which ${count} are understood.`);
  return recipe;
}

function readStep(sentence: string, lines: string[]): RecipeStep {
  const created = CREATE.exec(sentence);
  if (created) return { file: created[1]!, place: 'create', quoted: '', isParted: false, lines };
  const replaced = REPLACE.exec(sentence);
  if (replaced) return { file: replaced[1]!, place: 'replace', quoted: replaced[2]!, isParted: false, lines };
  const imported = IMPORT.exec(sentence);
  if (imported) return { file: imported[1]!, place: 'after the last import', quoted: '', isParted: false, lines };
  const added = ADD.exec(sentence);
  if (!added) throw new Error(`This sentence does not say where the lines below it go: ${sentence}`);
  const [, file = '', place, quoted = '', parted] = added;
  return { file, place: place as 'after' | 'before', quoted, isParted: parted !== undefined, lines };
}

/** Does what a step says, in a copy of the project. @throws an Error where the quoted line is not there exactly once */
export async function applyStep(project: string, step: RecipeStep): Promise<void> {
  const path = join(project, step.file);
  if (step.place === 'create') {
    if (existsSync(path)) throw new Error(`${step.file} is there already.`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${step.lines.join('\n')}\n`);
    return;
  }
  const before = (await readFile(path, 'utf8')).split('\n');
  const index = findLine(before, step);
  const indentation = /^\s*/.exec(before[index]!)![0];
  const added = step.lines.map((line) => (line === '' ? '' : indentation + line));
  if (step.isParted) added.unshift('');
  const [start, deleted] =
    step.place === 'before' ? [index, 0] : step.place === 'replace' ? [index, 1] : [index + 1, 0];
  await writeFile(path, before.toSpliced(start, deleted, ...added).join('\n'));
}

function findLine(lines: readonly string[], { file, place, quoted }: RecipeStep): number {
  if (place === 'after the last import') return lines.findLastIndex((line) => line.startsWith('import'));
  const found = lines.flatMap((line, index) => (line.trimStart().startsWith(quoted) ? [index] : []));
  if (found.length !== 1) throw new Error(`${file} has ${found.length} lines that begin with ${quoted}`);
  return found[0]!;
}
