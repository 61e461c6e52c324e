import { domainOfWebsite, normaliseEmailDomain } from '../companies/email.domains.js';
import { IDENTIFIER_SCHEMES, normaliseIdentifier } from '../companies/identifier.checks.js';
import { compactIdentifier } from '../companies/identifier.text.js';

/** What a question can be beside words: numbers and addresses that are looked up as a whole. */
export interface Codes {
  /** Values of `company_identifier` that can be meant. */
  identifiers: string[];
  /** What such a value may start with; null when the question is too short for it, or no identifier. */
  identifierStart: string | null;
  /** References in full that can be meant, `LEAD-2026-0007`: one, unless the question leaves out of what. */
  references: string[];
  /** What a reference may start with, in lower case and without dashes; null when the question names no year. */
  referenceStart: string | null;
  /** A mail or web domain. */
  domain: string | null;
  /** The digits of a telephone number: of all of it, or without the zero in front the end of it. */
  phone: string | null;
  /** The question in lower case when it is one word, as an address or the start of one. */
  address: string | null;
}

/** Of a question that is to be taken as words. */
export const NO_CODES: Codes = {
  identifiers: [],
  identifierStart: null,
  references: [],
  referenceStart: null,
  domain: null,
  phone: null,
  address: null,
};

/** Looks at a question as a number or address. */
export function codesIn(text: string): Codes {
  const plain = text.normalize('NFKC').trim();
  return {
    identifiers: identifiersIn(plain),
    identifierStart: identifierStartIn(plain),
    ...referencesIn(plain),
    domain: domainIn(plain),
    phone: phoneIn(plain),
    address: /\s/.test(plain) ? null : plain.toLowerCase(),
  };
}

/** In every scheme that takes it; a Belgian VAT number and the KBO number in it mean the same company. */
function identifiersIn(text: string): string[] {
  const compact = compactIdentifier(text);
  const values = new Set(/^(?=.*\d)[A-Z0-9]{5,}$/.test(compact) ? [compact] : []);
  for (const scheme of IDENTIFIER_SCHEMES) {
    const result = normaliseIdentifier(scheme, text);
    if (!result.ok) continue;
    values.add(result.value);
    if (scheme === 'KBO') values.add(`BE${result.value}`);
  }
  return [...values];
}

const SHORTEST_IDENTIFIER_START = 5;

function identifierStartIn(text: string): string | null {
  const compact = compactIdentifier(text);
  // Three digits in a row: words do not have them.
  return compact.length >= SHORTEST_IDENTIFIER_START && /^(?=.*\d{3})[A-Z0-9]+$/.test(compact) ? compact : null;
}

/** What references begin with, and what of. */
const PREFIXES = ['LEAD', 'DEL', 'ROAD', 'SEM', 'AGR'];

/** With or without the dashes; without the prefix only where the number has the digits that references have. */
function referencesIn(text: string): Pick<Codes, 'references' | 'referenceStart'> {
  const between = String.raw`[\s\p{Pd}_./#]*`;
  const form = `^(${PREFIXES.join('|')})?${between}((?:19|20)\\d\\d)${between}(\\d{0,9})${between}(s${between}\\d{0,3})?$`;
  const [, prefix, year, digits, stopText] = new RegExp(form, 'iu').exec(text) ?? [];
  if (year === undefined || digits === undefined) return { references: [], referenceStart: null };
  const referenceStart = prefix === undefined ? null : `${prefix}${year}${digits}${compactIdentifier(stopText ?? '')}`;
  const stop = stopText?.replace(/\D/g, '');
  const whole = digits !== '' && (prefix !== undefined || digits.length >= 4) && stop !== '';
  const number = digits.replace(/^0+(?=\d)/, '').padStart(4, '0');
  const prefixes = prefix !== undefined ? [prefix.toUpperCase()] : stop === undefined ? PREFIXES : ['ROAD'];
  return {
    references: whole
      ? prefixes.map((of) => `${of}-${year}-${number}${stop === undefined ? '' : `-S${Number(stop)}`}`)
      : [],
    referenceStart: referenceStart?.toLowerCase() ?? null,
  };
}

function domainIn(text: string): string | null {
  return /:\/\/|^www\./i.test(text) ? domainOfWebsite(text) : normaliseEmailDomain(text);
}

const FEWEST_PHONE_DIGITS = 6;

function phoneIn(text: string): string | null {
  if (!/^\+?[\d\s()./\p{Pd}]+$/u.test(text)) return null;
  // +44 (0)20 …: the zero is dialled at home only. 0032 … and 011 …: neither is part of the stored number.
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= FEWEST_PHONE_DIGITS ? digits : null;
}
