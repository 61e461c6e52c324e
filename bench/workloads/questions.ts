import { toPinyin } from '../../src/companies/names/name-normalisation.rules.js';
import { buildCompany, buildPerson } from '../dataset/names.js';
import { pickNumber, buildId } from '../dataset/seeded.js';
import { COMPANY, CONTACT } from '../dataset/kinds.js';
import type { Size } from '../dataset/table.js';

/** A question with the records that answer it. One of them must be among the first ten hits. */
export interface Question {
  kind: 'misspelt' | 'accented' | 'pinyin' | 'two characters';
  q: string;
  answers: ReadonlySet<string>;
}

/** Builds two hundred questions, fifty of each kind, about records of the data set. */
export function buildQuestions(size: Size): Question[] {
  const companies = Array.from({ length: size.companies }, (_, n) => buildCompany(n));
  const chinese = [...companies.keys()].filter((n) => companies[n]!.han !== null);
  const words = new Set(companies.map(({ word }) => word));
  return Array.from({ length: 50 }, (_, place) => {
    const company = pickNumber(size.companies, 95, place);
    const contact = pickNumber(size.contacts, 96, place);
    const native = chinese[pickNumber(chinese.length, 97, place)]!;
    return [
      buildQuestion('misspelt', misspell(buildCompany(company).word, place, words), buildId(COMPANY, company)),
      buildQuestion('accented', turnAccents(buildPerson(contact).fullName), buildId(CONTACT, contact)),
      buildQuestion('pinyin', toPinyin(buildCompany(native).han!)?.full ?? '', buildId(COMPANY, native)),
      buildPairQuestion(buildCompany(native).han!.slice(0, 2), chinese),
    ];
  }).flat();
}

function buildQuestion(kind: Question['kind'], q: string, answer: string): Question {
  return { kind, q, answers: new Set([answer]) };
}

function buildPairQuestion(q: string, chinese: readonly number[]): Question {
  const answers = chinese.filter((n) => buildCompany(n).nativeName!.includes(q)).map((n) => buildId(COMPANY, n));
  return { kind: 'two characters', q, answers: new Set(answers) };
}

/**
 * Misspells a word: a letter is left out, two are exchanged, or one is added, not at the first letter. If the result is
 * the name of another company, the next letter is used.
 */
function misspell(word: string, place: number, words: ReadonlySet<string>): string {
  const at = 2 + (place % (word.length - 4));
  const [start, a, b, end] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  const wrong = [`${start}${b}${end}`, `${start}${b}${a}${end}`, `${start}${a}${a}${b}${end}`][place % 3]!;
  return words.has(wrong) ? misspell(word, place + 3, words) : wrong;
}

/** Returns a name without its accents, or with an accent if it has none. */
function turnAccents(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain === name ? name.replace(/[aeo]/, (letter) => `${letter}\u0301`.normalize('NFC')) : plain;
}
