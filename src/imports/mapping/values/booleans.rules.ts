import type { CellValue } from '../import-field.constants.js';

const YES = new Set(['ja', 'j', 'yes', 'y', 'true', 'waar', '1', 'x', '✓', '✔', '☑', '是', '有', 'on', 'v']);
const NO = new Set(['nee', 'neen', 'n', 'no', 'false', 'onwaar', '0', '-', '☐', '否', '无', 'off']);

/** Parses yes or no in English, Dutch and Chinese, a cross and a check mark; null for anything else. */
export function parseBoolean(cell: CellValue): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const word = String(cell ?? '')
    .normalize('NFKC')
    .trim()
    .toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
