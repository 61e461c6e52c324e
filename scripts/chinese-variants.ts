/**
 * Writes the table by which traditional characters are compared as simplified ones. Source: opencc-js, with the variants of
 * mainland China, Taiwan and Hong Kong.
 *
 * Use: npm run chinese-variants
 */
import { writeFile } from 'node:fs/promises';
import { Converter } from 'opencc-js/t2cn';
import { format, resolveConfig } from 'prettier';
import { getProjectPath } from '../src/config/project-files.reader.js';

/** The Unicode blocks of Han characters, without those of compatibility, which NFKC replaces before. */
const BLOCKS = [
  [0x3400, 0x9fff],
  [0x20000, 0x2f7ff],
  [0x30000, 0x323af],
] as const;

const PAIRS_PER_LINE = 50;

const converters = (['t', 'tw', 'hk'] as const).map((from) => Converter({ from, to: 'cn' }));

/** Converts a character until it stays the same, because some results are themselves variants. */
function simplify(char: string): string {
  const simple = converters.map((convert) => convert(char)).find((converted) => converted !== char) ?? char;
  return simple === char ? char : simplify(simple);
}

const pairs: string[] = [];
for (const [first, last] of BLOCKS) {
  for (let code = first; code <= last; code += 1) {
    const char = String.fromCodePoint(code);
    const simple = simplify(char);
    if (simple !== char) pairs.push(char + simple);
  }
}

const lines: string[] = [];
for (let start = 0; start < pairs.length; start += PAIRS_PER_LINE) {
  lines.push(`'${pairs.slice(start, start + PAIRS_PER_LINE).join('')}',`);
}
const path = getProjectPath('src', 'companies', 'names', 'chinese-variants.constants.ts');
const text = `/**
 * Pairs of a traditional character and the simplified one that it is compared as. Generated from opencc-js by
 * \`npm run chinese-variants\`; do not edit.
 */
export const CHINESE_VARIANTS = [${lines.join('\n')}].join('');
`;
await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
console.log(`${pairs.length} characters: ${path}`);
