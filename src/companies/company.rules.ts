import type { FieldError } from '../common/errors/domain.errors.js';
import { isNace, type NaceVersion } from '../common/reference/nace.codes.js';
import { isSubdivision } from '../common/reference/subdivision.codes.js';
import { isFreeMail, normaliseEmailDomain } from './email.domains.js';
import { normaliseIdentifier, type IdentifierScheme } from './identifier.checks.js';

/** A registration number, as typed or as stored. */
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

/** A checked value, or what is wrong with it. */
export interface Checked<T> {
  value: T;
  errors: FieldError[];
}

/** Registration numbers in their stored form; wrong check digits and repetitions are named by place. */
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
      errors.push({ pointer, code: 'identifier.repeated', detail: `This ${scheme} number is given twice.` });
    }
    seen.add(key);
    return { scheme, value: result.value };
  });
  return { value, errors };
}

/** Economic activities: codes that exist, none twice, one of them the main one at most. */
export function checkNace(
  given: readonly { version: NaceVersion; code: string; primary?: boolean | null }[],
): Checked<Nace[]> {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  let primaries = 0;
  const value = given.map(({ version, code, primary }, index) => {
    const pointer = `/nace/${index}`;
    if (!isNace(version, code)) {
      errors.push({
        pointer: `${pointer}/code`,
        code: 'nace.unknown',
        detail: `This is no code of NACE ${version === '2.0' ? 'Rev. 2' : 'Rev. 2.1'}.`,
      });
    } else if (seen.has(`${version} ${code}`)) {
      errors.push({ pointer: `${pointer}/code`, code: 'nace.repeated', detail: `The code ${code} is given twice.` });
    }
    seen.add(`${version} ${code}`);
    if (primary && ++primaries > 1) {
      errors.push({
        pointer: `${pointer}/primary`,
        code: 'nace.second_primary',
        detail: 'One activity is the main one.',
      });
    }
    return { version, code, primary: primary ?? false };
  });
  return { value, errors };
}

/** A subdivision must lie in the country. The pointer is of the field that the request touches. */
export function subdivisionErrors(country: string, subdivision: string | null, pointer: string): FieldError[] {
  if (subdivision === null || isSubdivision(subdivision, country)) return [];
  return [
    { pointer, code: 'subdivision.other_country', detail: `The subdivision ${subdivision} is not one of ${country}.` },
  ];
}

/** Mail domains must be domain names, and not of a provider whose customers are anybody. */
export function emailDomainErrors(domains: readonly string[]): FieldError[] {
  return domains.flatMap((typed, index) => {
    const pointer = `/emailDomains/${index}`;
    const domain = normaliseEmailDomain(typed);
    if (domain === null) return [{ pointer, code: 'email_domain.invalid', detail: 'This is not a domain name.' }];
    if (!isFreeMail(domain)) return [];
    return [{ pointer, code: 'email_domain.free_mail', detail: 'Anybody may have an address at this provider.' }];
  });
}
