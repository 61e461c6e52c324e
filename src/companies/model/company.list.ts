import { defineExternalIdFields } from '../../common/external-ids/external-id.columns.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, SELECTIVE_FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { COMPANY_KINDS } from './company.constants.js';
import { hasCjk } from '../names/name-normalisation.rules.js';
import { Company } from './company.entity.js';

/** The fields of a company. */
export const COMPANY_FIELDS = defineRecordFields(Company, 'c', {
  id: {},
  name: {
    label: ['Name in Latin letters', 'Naam in Latijnse letters'],
    list: { selective: true, buildMatch: buildTextMatch('c.name') },
    writable: true,
  },
  nativeName: {
    label: ['Native name', 'Oorspronkelijke naam'],
    list: { selective: true, buildMatch: buildTextMatch('c.native_name') },
    writable: true,
  },
  aliases: { label: ['Other names', 'Andere namen'], writable: true },
  kind: { label: ['Kind', 'Soort'], vocabulary: 'companyKind', list: { values: COMPANY_KINDS }, writable: true },
  country: {
    label: ['Country', 'Land'],
    list: { values: countryCodes, description: 'ISO 3166-1 code of the country.' },
    writable: true,
  },
  // The sort uses the stored form, because that is the form in its index.
  subdivision: {
    label: ['Province or state', 'Provincie of staat'],
    list: { sort: 'c.subdivision', description: 'ISO 3166-2 code of the subdivision.', example: 'BE-VLI' },
    writable: true,
  },
  city: { label: ['City', 'Stad'], list: { buildMatch: buildTextMatch('c.city') }, writable: true },
  address: { label: ['Address', 'Adres'], kind: 'textBlock', writable: true },
  postalCode: { label: ['Postal code', 'Postcode'], writable: true },
  website: { label: ['Website', 'Website'], kind: 'webAddress', writable: true },
  emailDomains: {
    label: ['Mail domains', 'Maildomeinen'],
    list: { selective: true, description: 'Domains in lower case.', example: 'byd.com' },
  },
  identifiers: {
    label: ['Registration numbers', 'Registratienummers'],
    sql: `(SELECT coalesce(json_agg(json_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.scheme, i.value), '[]')
      FROM company_identifier i WHERE i.company_id = c.id)`,
  },
  identifier: {
    label: ['Registration number', 'Registratienummer'],
    sql: 'c.id',
    list: {
      selective: true,
      type: 'texts',
      // Separators of the typed number are ignored, and a Belgian VAT number also means the KBO number in it. Served by
      // company_identifier_value_idx.
      buildMatch: (values) => `c.id IN (SELECT i.company_id FROM company_identifier i WHERE i.value = ANY(
        ARRAY(SELECT variant FROM unnest(${values}) AS v, upper(regexp_replace(v, '[\\s./-]', '', 'g')) AS number,
          unnest(ARRAY[number, 'BE' || number, regexp_replace(number, '^BE', '')]) AS variant)))`,
      description: 'A registration number of any register, with or without separators.',
      example: '0566.988.259',
    },
    returned: false,
  },
  nace: {
    label: ['Activities (NACE)', 'Activiteiten (NACE)'],
    sql: `(SELECT coalesce(json_agg(json_build_object('version', n.nace_version, 'code', n.code, 'primary', n.is_primary)
        ORDER BY n.is_primary DESC, n.nace_version, n.code), '[]')
      FROM company_nace n WHERE n.company_id = c.id)`,
  },
  naceCode: {
    label: ['Activity (NACE code)', 'Activiteit (NACE-code)'],
    sql: 'c.id',
    list: {
      type: 'texts',
      // In byte order the codes below a code follow it directly: 27, 27.4, 27.40. Served by company_nace_code_idx.
      buildMatch: (values) => `c.id IN (SELECT n.company_id FROM unnest(${values}) AS v
        JOIN company_nace n ON n.code ~>=~ v AND n.code ~<~ (v || '~') WHERE v <> '')`,
      description: 'A NACE code. It also finds the codes below it (27 finds 27.40).',
      example: '27.40',
    },
    returned: false,
  },
  employees: { label: ['Employees', 'Werknemers'], list: {}, writable: true },
  turnover: {
    label: ['Turnover of the last known year', 'Omzet van het laatst bekende jaar'],
    kind: 'amount',
    sql: `CASE WHEN c.turnover_amount IS NOT NULL THEN json_build_object('amount', c.turnover_amount, 'currency',
      c.turnover_currency, 'rate', c.turnover_rate, 'unitsPerEuro', c.turnover_units_per_euro, 'rateOn', c.turnover_rate_on,
      'rateKind', coalesce(c.turnover_rate_kind, 'given')) END`,
    exported: ['amount', 'currency', 'rate', 'rateOn', 'unitsPerEuro', 'rateKind'],
  },
  turnoverEur: {
    label: ['Turnover in euro', 'Omzet in euro'],
    kind: 'euro',
    list: { description: 'Turnover in whole euro.' },
  },
  parentId: { label: ['Parent company', 'Moederbedrijf'], list: SELECTIVE_FILTER, writable: true },
  ownerId: { label: ['Owner', 'Eigenaar'], list: {}, writable: true },
  tags: { label: ['Tags', 'Labels'], list: {}, writable: true },
  notes: { label: ['Notes', 'Notities'], kind: 'textBlock', writable: true },
  mergedIntoId: {
    label: ['Merged into', 'Samengevoegd met'],
    list: {
      selective: true,
      sort: false,
      description: 'Merged companies are archived, so send archived=true or any as well.',
    },
  },
  memberOf: {
    label: ['Member of', 'Lid van'],
    record: 'company',
    sql: 'c.id',
    list: {
      selective: true,
      type: 'uuid',
      sort: false,
      // Served by company_membership_organisation_id_idx.
      buildMatch: (values) => `c.id IN (SELECT m.company_id FROM company_membership m
        WHERE m.organisation_id = ANY(${values}) AND m.archived_at IS NULL AND (m.until IS NULL OR m.until >= (now() AT TIME ZONE '${AGENCY_ZONE}')::date))`,
      description: 'The organisation that a company is a current member of.',
    },
    returned: false,
  },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: {},
  createdBy: {},
  archivedAt: {},
  // Columns that were added later stand last, so that the columns of earlier exports keep their places.
  ...defineExternalIdFields('company_id', 'c.id'),
});

/** Filters, sorts and columns of companies. */
export const companyList = defineList({
  name: 'companies',
  from: 'company c',
  id: 'c.id',
  archived: 'c.archived_at',
  large: true,
  ...COMPANY_FIELDS,
  defaultSort: 'name',
  search: {
    buildCondition: (q, bind) => {
      const text = 'company_text(c.name, c.native_name, c.aliases, c.email_domains)';
      const pattern = `'%' || like_text(${bind(q)}) || '%'`;
      if (!hasCjk(q)) return `${text} LIKE ${pattern}`;
      // Two characters are too short for a trigram. The pairs of characters find the rows, and the text confirms them;
      // the `|| ''` keeps its trigram index from being used.
      return `company_cjk(c.name, c.native_name, c.aliases) @> cjk_grams(${bind(q)}) AND (${text} || '') LIKE ${pattern}`;
    },
    description: 'names, native names, aliases and mail domains; two Chinese characters are enough',
  },
});
