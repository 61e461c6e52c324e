import { formatKbo, normaliseKbo } from './kbo-number.rules.js';
import {
  acceptIdentifier,
  compactIdentifier,
  rejectIdentifier,
  removeLabel,
  type IdentifierResult,
} from './identifier-text.rules.js';

/**
 * Great Britain and Northern Ireland share one format: 9 digits, 12 for a branch, GD or HA for government and health.
 */
const BRITISH = /^(\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/;

/**
 * The format of a VAT number after its country prefix, by prefix. The list has the 27 member states as the VIES service
 * describes them (Greece is `EL`), XI for Northern Ireland, and the European neighbours from which investors come (GB,
 * CH, NO). Belgium is missing, because the KBO rule checks it. Only the format is checked: national check digits differ
 * per country and some are not published, so an accepted number need not exist.
 */
const FORMATS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BG: /^\d{9,10}$/,
  CH: /^E\d{9}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^[1-9]\d{8}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^([A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: BRITISH,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  NO: /^\d{9}MVA$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: BRITISH,
};

/** Labels that Belgians write in front of a number without its prefix: "BTW 0566.988.259". */
const BELGIAN_LABEL = /^(?:BTW|TVA)/;

/**
 * Checks a VAT number with its country prefix and returns prefix and number without separators, such as `BE0566988259`.
 *
 * The prefix is required, because digits alone fit a dozen countries; only a valid KBO number with a Belgian label goes
 * without. Labels such as `BTW` are removed. `GR` is accepted and stored as `EL`, as in VIES.
 * The language suffix of a Swiss number (MWST, TVA, IVA) is removed. Unknown prefixes are refused.
 */
export function normaliseVat(raw: string): IdentifierResult {
  const compact = compactIdentifier(raw);
  const text = removeLabel(compact)
    .replace(/^GR/, 'EL')
    .replace(/^(CHE\d{9})(MWST|TVA|IVA)$/, '$1');
  const belgian = BELGIAN_LABEL.test(compact) ? normaliseKbo(text) : rejectIdentifier('');
  if (belgian.ok) return acceptIdentifier(`BE${belgian.value}`);
  const prefix = text.slice(0, 2);
  const number = text.slice(2);
  if (!/^[A-Z]{2}$/.test(prefix))
    return rejectIdentifier('A VAT number starts with its country prefix, such as BE or NL.');
  if (prefix === 'BE') {
    const kbo = /^\d+$/.test(number) ? normaliseKbo(number) : rejectIdentifier('');
    return kbo.ok
      ? acceptIdentifier(`BE${kbo.value}`)
      : rejectIdentifier('A Belgian VAT number is BE and a valid KBO number of 10 digits.');
  }
  const format = Object.hasOwn(FORMATS, prefix) ? FORMATS[prefix] : undefined;
  if (format === undefined) return rejectIdentifier(`The prefix ${prefix} is not supported for VAT numbers.`);
  return format.test(number)
    ? acceptIdentifier(text)
    : rejectIdentifier(`The number does not have the form of a VAT number of ${prefix}.`);
}

/**
 * Formats a stored VAT number for people: the Belgian one as `BE 0566.988.259`, the Swiss one as `CHE-123.456.789`,
 * others with a space after the prefix.
 */
export function formatVat(value: string): string {
  const [, prefix, number] = /^([A-Z]{2})(\w+)$/.exec(value) ?? [];
  if (prefix === undefined || number === undefined) return value;
  if (prefix === 'CH') return value.replace(/^CHE(\d{3})(\d{3})(\d{3})$/, 'CHE-$1.$2.$3');
  return `${prefix} ${prefix === 'BE' ? formatKbo(number) : number}`;
}
