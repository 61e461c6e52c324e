import type { Problem } from '../api/api.errors';
import { formatDay } from '../format/format.rules';

/** Finds a text by its key, in the language of the user; null if there is none. */
export type FindText = (key: string, values: Record<string, string>) => string | null;

/** Codes whose text introduces those of the fields instead of replacing them. */
const INTRODUCTIONS: readonly string[] = ['lead.dates_out_of_order', 'lead.gate_unmet', 'request.invalid'];

/** Pointers of a lead, and of the request that changes it together with a transition. */
const LEAD_POINTER = /^\/(?:changes\/)?(.+)$/;

/** Parts of the request of a transition, by the requirement that they meet. */
const REQUIREMENTS: Readonly<Record<string, string>> = { interaction: 'interactions', to: 'mover' };

/** Replaces the sentences of a problem by texts in the language of the user. Those without a text stay as they are. */
export function translateProblem(problem: Problem, find: FindText, language: string): Problem {
  const findText = (keys: string[], detail: string) => {
    const values = {
      day: findLastDay(detail, language),
      position: findPosition(detail),
      megabytes: findMegabytes(detail),
      signature: findSignature(detail),
    };
    return keys.map((key) => find(key, values)).find((text) => text !== null) ?? null;
  };
  const isGate = problem.code === 'lead.gate_unmet';
  const errors = problem.errors?.map((error) => ({
    ...error,
    detail:
      findText(isGate ? [buildGateKey(error.pointer, error.code)] : listProblemKeys(error.code), error.detail) ??
      error.detail,
  }));
  const own = findText(listProblemKeys(problem.code), problem.detail ?? '');
  const details = [...new Set(errors?.map(({ detail }) => detail))];
  const detail = buildDetail(problem, own, details);
  return { ...problem, ...(detail === undefined ? {} : { detail }), ...(errors && { errors }) };
}

/** Returns the keys under which the text of a code may be. The codes of the fields of a lead lack its name. */
export function listProblemKeys(code: string): string[] {
  // Every kind of record has a code of its own for one that does not exist.
  const general = code.endsWith('.not_found') ? ['problem.record.not_found'] : [];
  return [...(code.includes('.') ? [] : [`problem.lead.${code}`]), `problem.${code}`, ...general];
}

function buildDetail({ code, detail }: Problem, own: string | null, details: readonly string[]): string | undefined {
  if (own === null) return detail;
  if (INTRODUCTIONS.includes(code)) return [...new Set([own, ...details])].join(' ');
  return details.length > 1 ? details.join(' ') : own;
}

function buildGateKey(pointer: string, code: string): string {
  const field = LEAD_POINTER.exec(pointer)?.[1]?.replaceAll('/', '.') ?? '';
  return `gate.${REQUIREMENTS[field] ?? field}.${code}`;
}

/** Finds the last day that a sentence names: the one with which the given day was compared. */
function findLastDay(sentence: string, language: string): string {
  const day = sentence.match(/\d{4}-\d\d-\d\d/g)?.at(-1);
  return day === undefined ? '' : formatDay(day, language);
}

/** Finds the position of a character that a sentence names. */
function findPosition(sentence: string): string {
  return /\bat position (\d+)/.exec(sentence)?.[1] ?? '';
}

/** Finds the size in megabytes that a sentence names. */
function findMegabytes(sentence: string): string {
  return /\b(\d+) MB\b/.exec(sentence)?.[1] ?? '';
}

/** Finds what a scanner has found in a file, which stands in brackets. */
function findSignature(sentence: string): string {
  return /\(([^)]+)\)/.exec(sentence)?.[1] ?? '';
}
