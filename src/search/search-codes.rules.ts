import { findWebsiteDomain, normaliseEmailDomain } from '../companies/identifiers/email-domains.rules.js';
import { IDENTIFIER_SCHEMES, normaliseIdentifier } from '../companies/identifiers/identifiers.rules.js';
import { compactIdentifier } from '../companies/identifiers/identifier-text.rules.js';

/** The numbers and addresses that a question can be, which are looked up as a whole. */
export interface Codes {
  /** The values of `company_identifier` that the question can mean. */
  identifiers: string[];
  /** The beginning of such a value; null if the question is too short or cannot be an identifier. */
  identifierStart: string | null;
  /**
   * The full references that the question can mean, such as `LEAD-2026-0007`. There is only one unless the question
   * leaves out the prefix.
   */
  references: string[];
  /** The beginning of a reference in lower case and without dashes; null if the question names no year. */
  referenceStart: string | null;
  /** A mail or web domain. */
  domain: string | null;
  /** The digits of a telephone number without leading zeros: the full number or its end. */
  phone: string | null;
  /** The question in lower case if it is one word, as an address or the beginning of one. */
  address: string | null;
}

/** The codes of a question that is treated as words only. */
export const NO_CODES: Codes = {
  identifiers: [],
  identifierStart: null,
  references: [],
  referenceStart: null,
  domain: null,
  phone: null,
  address: null,
};

/** Parses a question as a number or address. */
export function parseCodes(text: string): Codes {
  const plain = text.normalize('NFKC').trim();
  return {
    identifiers: findIdentifiers(plain),
    identifierStart: findIdentifierStart(plain),
    ...findReferences(plain),
    domain: findDomain(plain),
    phone: findPhone(plain),
    address: /\s/.test(plain) ? null : plain.toLowerCase(),
  };
}

/**
 * Returns the values in all schemes that accept the text. A Belgian VAT number and the KBO number in it mean the same
 * company.
 */
function findIdentifiers(text: string): string[] {
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

const MIN_IDENTIFIER_PREFIX_LENGTH = 5;

function findIdentifierStart(text: string): string | null {
  const compact = compactIdentifier(text);
  // Identifiers have three digits in a row, and words do not.
  return compact.length >= MIN_IDENTIFIER_PREFIX_LENGTH && /^(?=.*\d{3})[A-Z0-9]+$/.test(compact) ? compact : null;
}

/** The prefixes of references of leads, delegations, roadshows, seminars and agreements. */
const PREFIXES = ['LEAD', 'DEL', 'ROAD', 'SEM', 'AGR'];

/**
 * Finds references with or without dashes. Without the prefix, the number must have as many digits as references have.
 */
function findReferences(text: string): Pick<Codes, 'references' | 'referenceStart'> {
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

function findDomain(text: string): string | null {
  return /:\/\/|^www\./i.test(text) ? findWebsiteDomain(text) : normaliseEmailDomain(text);
}

const FEWEST_PHONE_DIGITS = 6;

function findPhone(text: string): string | null {
  if (!/^\+?[\d\s()./\p{Pd}]+$/u.test(text)) return null;
  // In "+44 (0)20 …" the zero is dialled only within the country. The zeros of "0032 …" and "011 …" are not part of the
  // stored number.
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= FEWEST_PHONE_DIGITS ? digits : null;
}
