import type { FieldError } from '../../common/errors/domain.errors.js';
import { isNace, normaliseNace, type NaceVersion } from '../../common/reference/nace-codes.rules.js';
import { isSubdivision } from '../../common/reference/subdivision-codes.rules.js';
import { isFreeMail, normaliseEmailDomain } from '../identifiers/email-domains.rules.js';
import { normaliseIdentifier, type IdentifierScheme } from '../identifiers/identifiers.rules.js';

/** A registration number, typed or stored. */
export interface Identifier {
  scheme: IdentifierScheme;
  value: string;
}

/** An economic activity of a company. */
export interface Nace {
  version: NaceVersion;
  code: string;
  primary: boolean;
}

/** A checked value with its errors. */
export interface Checked<T> {
  value: T;
  errors: FieldError[];
}

/**
 * Returns registration numbers in their stored form. Wrong check digits and repetitions are reported with their
 * position.
 */
export function checkIdentifiers(given: readonly Identifier[]): Checked<Identifier[]> {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const value = given.map(({ scheme, value: typed }, index) => {
    const pointer = `/identifiers/${index}/value`;
    const result = normaliseIdentifier(scheme, typed);
    if (!result.ok) {
      errors.push({ pointer, code: 'identifier.invalid', detail: result.reason });
      return { scheme, value: typed };
    }
    const key = `${scheme} ${result.value}`;
    if (seen.has(key)) {
      errors.push({ pointer, code: 'identifier.repeated', detail: `The ${scheme} number is given twice.` });
    }
    seen.add(key);
    return { scheme, value: result.value };
  });
  // Numbers with errors cannot be compared with each other.
  return { value, errors: errors.length > 0 ? errors : validateBelgianNumbers(value) };
}

/**
 * Checks that one of the Belgian VAT numbers of a company is that of its KBO number, where the company has both kinds. The
 * VAT number of its group may stand beside its own.
 */
function validateBelgianNumbers(identifiers: readonly Identifier[]): FieldError[] {
  const kbo = identifiers.find(({ scheme }) => scheme === 'KBO');
  const vat = identifiers.filter(({ scheme, value }) => scheme === 'VAT' && value.startsWith('BE'));
  if (kbo === undefined || vat.length === 0 || vat.some(({ value }) => value === `BE${kbo.value}`)) return [];
  return [
    {
      pointer: `/identifiers/${identifiers.indexOf(vat[0]!)}/value`,
      code: 'identifier.contradictory',
      detail: 'The Belgian VAT number of a company must be BE and its KBO number.',
    },
  ];
}

/**
 * Checks economic activities: every code, which is stored as {@link normaliseNace} returns it, must exist and occur once,
 * and at most one activity is the main one. Codes that the company has already stay, because earlier releases checked only
 * the division.
 */
export function checkNace(
  given: readonly { version: NaceVersion; code: string; primary?: boolean | null }[],
  stored: readonly Nace[] = [],
): Checked<Nace[]> {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  let primaries = 0;
  const value = given.map(({ version, code: typed, primary }, index) => {
    const pointer = `/nace/${index}`;
    const code = normaliseNace(typed);
    const isStored = stored.some((one) => one.version === version && one.code === code);
    if (!isStored && !isNace(version, code)) {
      errors.push({
        pointer: `${pointer}/code`,
        code: 'nace.unknown',
        detail: `code must be a code of NACE ${version === '2.0' ? 'Rev. 2' : 'Rev. 2.1'}, such as 26.11; ${code} is not.`,
      });
    } else if (seen.has(`${version} ${code}`)) {
      errors.push({ pointer: `${pointer}/code`, code: 'nace.repeated', detail: `The code ${code} is given twice.` });
    }
    seen.add(`${version} ${code}`);
    if (primary && ++primaries > 1) {
      errors.push({
        pointer: `${pointer}/primary`,
        code: 'nace.second_primary',
        detail: 'Only one activity can be primary.',
      });
    }
    return { version, code, primary: primary ?? false };
  });
  return { value, errors };
}

/** Checks that a subdivision lies in the country. The pointer names the field that the request changes. */
export function validateSubdivision(country: string, subdivision: string | null, pointer: string): FieldError[] {
  if (subdivision === null || isSubdivision(subdivision, country)) return [];
  return [
    {
      pointer,
      code: 'subdivision.other_country',
      detail: `subdivision must be in the country ${country}; ${subdivision} is not.`,
    },
  ];
}

/** Checks that mail domains are domain names, and that none belongs to a provider of private mailboxes. */
export function validateEmailDomains(domains: readonly string[]): FieldError[] {
  return domains.flatMap((typed, index): FieldError[] => {
    const pointer = `/emailDomains/${index}`;
    const domain = normaliseEmailDomain(typed);
    if (domain === null)
      return [
        { pointer, code: 'email_domain.invalid', detail: 'emailDomains must contain domain names, such as byd.com.' },
      ];
    if (!isFreeMail(domain)) return [];
    return [
      {
        pointer,
        code: 'email_domain.free_mail',
        detail: 'emailDomains must not contain providers of private mailboxes.',
      },
    ];
  });
}
