import { readFileSync } from 'node:fs';
import { IMPORT_ENTITIES, type ImportEntity } from './import-field.constants.js';
import { getImportFields } from './import-fields.rules.js';

/** The bodies of the POST routes. */
const BODIES: Record<ImportEntity, string> = {
  companies: 'CreateCompany',
  contacts: 'CreateContact',
  leads: 'CreateLead',
  interactions: 'CreateInteraction',
  tasks: 'CreateTask',
  agreements: 'CreateAgreement',
  'delegation-participants': 'CreateParticipant',
  'seminar-attendances': 'CreateRegistration',
};

/** The fields that an import has besides those of the body: keys, the record in the path, and the history of a lead. */
const OWN_FIELDS: Partial<Record<ImportEntity, string[]>> = {
  companies: ['externalId'],
  contacts: ['externalId'],
  leads: [
    'reference',
    'externalId',
    'stage',
    'stageSince',
    'stageDates',
    'status',
    'closedOn',
    'lostReason',
    'lostToCountry',
  ],
  agreements: ['reference', 'company'],
  'delegation-participants': ['delegation'],
  'seminar-attendances': ['seminar'],
};

type Schemas = Record<string, { properties: Record<string, unknown> }>;
const { schemas } = (JSON.parse(readFileSync('openapi.json', 'utf8')) as { components: { schemas: Schemas } })
  .components;

describe.each(IMPORT_ENTITIES)('The fields of %s', (entity) => {
  const fields = getImportFields(entity);

  it('have the names of the body of the POST route', () => {
    const { properties } = schemas[BODIES[entity]]!;
    const known = (part: string) => [part, `${part}Id`, `${part}Ids`].some((name) => name in properties);
    const unknown = fields
      .map(({ name }) => name.split('.')[0]!)
      .filter((part) => !known(part) && !OWN_FIELDS[entity]?.includes(part));
    expect(unknown).toEqual([]);
  });

  it('have all fields of the companies and people that are created where they are missing', () => {
    const names = new Set(fields.map(({ name }) => name));
    const companies = getImportFields('companies').map(({ name }) => `company.${name}`);
    const people = getImportFields('contacts').map(({ name }) => `contact.${name}`);
    const wanted = {
      contacts: companies,
      leads: [...companies, ...people.filter((name) => !name.startsWith('contact.company.'))],
    };
    const lacking = (wanted[entity as 'leads'] ?? []).filter((name) => !names.has(name));
    expect(lacking).toEqual([]);
    expect(fields.filter(({ name, required }) => required && /^(company|contact)\./.test(name))).toEqual([]);
  });

  it('are named once, and choices have their values', () => {
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const { kind, choices } of fields) expect((choices?.length ?? 0) > 0).toBe(kind === 'choice');
  });
});
