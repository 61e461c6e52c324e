import { foldText } from './name-normalisation.rules.js';

/**
 * Texts that people type into "Company" when they have none, in English, Dutch, French, German and Chinese. They are
 * compared without accents and by their letters alone, so that `N/A`, `n.a.` and `N A` are one.
 */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    'n/a, na, not applicable, none, no, nil, null, nothing, no company, no organisation, no organization, false, true',
    'unknown, unemployed, private, private person, individual, personal, myself, me, self, self employed, freelance',
    'freelancer, independent, sole trader, student, retired, job seeker, tbd, tba, to be determined, to be confirmed',
    'to be announced, test, tester, other, company, my company, company name, xx, xxx, xxxx, undefined, various',
    'nvt, niet van toepassing, geen, geen bedrijf, geen firma, neen, nee, niets, onbekend, prive, privepersoon',
    'particulier, particulieren, zelfstandige, zelfstandig, zelfstandig ondernemer, werkloos, werkzoekend',
    'werkzoekende, gepensioneerd, gepensioneerde, studente, nog te bepalen, ntb, bedrijf, firma, ander, andere, zzp',
    'sans objet, so, aucun, aucune, neant, rien, non, inconnu, prive, particulier, particuliere, independant',
    'independante, etudiant, etudiante, retraite, sans emploi, demandeur d emploi, a determiner, societe, entreprise',
    'nicht zutreffend, entfallt, entfaellt, keine, keiner, kein, kein unternehmen, keine firma, nichts, unbekannt',
    'privat, privatperson, selbststandig, selbststaendig, selbstandig, selbstaendig, freiberufler, freiberuflich',
    'studentin, rentner, rentnerin, arbeitslos, noch offen, unternehmen',
    '无, 無, 没有, 沒有, 暂无, 暫無, 个人, 個人, 自由职业, 自由職業, 自由职业者, 学生, 學生, 待定, 未定, 不适用, 不適用',
    '无公司, 無公司, 没有公司, 公司, 私人, 退休, 待业, 其他, 测试, 測試',
  ]
    .join(',')
    .split(',')
    .map(pickLetters),
);

/** Number of characters of a typed company that are compared. */
const MAX_LENGTH = 200;

/** Minimum number of letters in the name of a company that is remembered. */
const MIN_LETTERS = 2;

/**
 * Returns whether a text that was typed as the company can name one. A text without two letters, and a text that means
 * "none", are what anybody types, so a decision about one person says nothing about the next one.
 */
export function canNameCompany(text: string): boolean {
  const letters = pickLetters(text.slice(0, MAX_LENGTH));
  return [...letters].length >= MIN_LETTERS && !EMPTY_WORDS.has(letters);
}

function pickLetters(text: string): string {
  return foldText(text.normalize('NFKC')).replaceAll(/[^\p{L}]/gu, '');
}
