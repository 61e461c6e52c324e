import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { IDENTIFIER_SCHEMES, normaliseIdentifier } from '../../companies/identifiers/identifiers.rules.js';
import { hasCjk, normaliseCompanyName, normaliseNativeName } from '../../companies/names/name-normalisation.rules.js';
import type { RowReference, RowValues } from '../model/entity-import.constants.js';
import type { CreatableEntity } from '../model/import.constants.js';
import { buildPersonName, buildTextKey, toText } from './row-values.rules.js';

/** The entities of the records that a file can make and name. */
export const NAMED_ENTITIES: Partial<Record<RowReference['kind'], CreatableEntity>> = {
  company: 'companies',
  contact: 'contacts',
};

/**
 * Returns the keys under which rows of a file can name a record. A key finds too much rather than too little, because the
 * search for the record follows: a name alone is one, whatever the country.
 */
export function buildNamedKeys(entity: CreatableEntity, values: RowValues, system: string): string[] {
  const external = toText(values['externalId']).trim();
  const keys = external === '' ? [] : [`external ${system} ${external}`];
  if (entity === 'companies') keys.push(...buildNumberKeys(values), ...buildCompanyNameKeys(values));
  else {
    const email = toText(values['email']).trim();
    if (email !== '') keys.push(`e-mail ${normaliseEmail(email)}`);
    const name = buildPersonName(values);
    if (name !== '') keys.push(`name ${buildTextKey(name)}`);
  }
  return [...new Set(keys)].map((key) => `named ${entity} ${key}`);
}

/** Returns the key of the rows that name a record by one of its keys. */
export const buildNamingKey = (key: string) => `naming ${key}`;

function buildNumberKeys(values: RowValues): string[] {
  return IDENTIFIER_SCHEMES.flatMap((scheme) => {
    const typed = toText(values[`identifiers.${scheme}`]).trim();
    const result = typed === '' ? undefined : normaliseIdentifier(scheme, typed);
    return result?.ok ? [`${scheme} ${result.value}`] : [];
  });
}

function buildCompanyNameKeys(values: RowValues): string[] {
  const names = [values['name'], values['nativeName']].map((name) => toText(name).trim()).filter((name) => name !== '');
  return names.flatMap((name) => [
    `name ${normaliseCompanyName(name)}`,
    ...(hasCjk(name) ? [`native ${normaliseNativeName(name)}`] : []),
  ]);
}
