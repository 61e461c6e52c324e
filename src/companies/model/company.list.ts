import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { COMPANY_KINDS } from './company.constants.js';
import { hasCjk } from '../names/name-normalisation.rules.js';

/** Filters, sorts and columns of companies. */
export const companyList = defineList({
  name: 'companies',
  from: 'company c',
  id: 'c.id',
  archived: 'c.archived_at',
  large: true,
  select: `c.id, c.name, c.native_name AS "nativeName", c.aliases, c.kind, c.country, c.subdivision, c.city, c.address,
    c.postal_code AS "postalCode", c.website, c.email_domains AS "emailDomains",
    (SELECT coalesce(json_agg(json_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.scheme, i.value), '[]')
      FROM company_identifier i WHERE i.company_id = c.id) AS identifiers,
    (SELECT coalesce(json_agg(json_build_object('version', n.nace_version, 'code', n.code, 'primary', n.is_primary)
        ORDER BY n.is_primary DESC, n.nace_version, n.code), '[]')
      FROM company_nace n WHERE n.company_id = c.id) AS nace,
    c.employees,
    CASE WHEN c.turnover_amount IS NOT NULL THEN json_build_object('amount', c.turnover_amount, 'currency',
      c.turnover_currency, 'rate', c.turnover_rate, 'unitsPerEuro', c.turnover_units_per_euro, 'rateOn', c.turnover_rate_on,
      'rateKind', coalesce(c.turnover_rate_kind, 'given')) END AS turnover,
    c.turnover_eur AS "turnoverEur", c.parent_id AS "parentId", c.owner_id AS "ownerId", c.tags, c.notes,
    c.merged_into_id AS "mergedIntoId", c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.version,
    c.created_by AS "createdBy", c.archived_at AS "archivedAt"`,
  fields: {
    name: { selective: true, type: 'text', sql: 'c.name', buildMatch: buildTextMatch('c.name') },
    nativeName: {
      selective: true,
      type: 'text',
      sql: 'c.native_name',
      nullable: true,
      buildMatch: buildTextMatch('c.native_name'),
    },
    kind: { type: 'enum', sql: 'c.kind', values: COMPANY_KINDS },
    country: { type: 'enum', sql: 'c.country', values: countryCodes, description: 'ISO 3166-1 code of the country.' },
    // The sort uses the stored form, because that is the form in its index.
    subdivision: {
      type: 'text',
      sql: 'c.subdivision',
      sort: 'c.subdivision',
      nullable: true,
      description: 'ISO 3166-2 code of the subdivision.',
      example: 'BE-VLI',
    },
    city: { type: 'text', sql: 'c.city', nullable: true, buildMatch: buildTextMatch('c.city') },
    employees: { type: 'integer', sql: 'c.employees', nullable: true },
    turnoverEur: { type: 'integer', sql: 'c.turnover_eur', nullable: true, description: 'Turnover in whole euro.' },
    parentId: { selective: true, type: 'uuid', sql: 'c.parent_id', sort: false, nullable: true },
    ownerId: { type: 'uuid', sql: 'c.owner_id', nullable: true },
    mergedIntoId: {
      selective: true,
      type: 'uuid',
      sql: 'c.merged_into_id',
      sort: false,
      nullable: true,
      description: 'Merged companies are archived, so send archived=true or any as well.',
    },
    tags: { type: 'texts', sql: 'c.tags' },
    emailDomains: {
      selective: true,
      type: 'texts',
      sql: 'c.email_domains',
      description: 'Domains in lower case.',
      example: 'byd.com',
    },
    identifier: {
      selective: true,
      type: 'texts',
      sql: 'c.id',
      // Separators of the typed number are ignored. Served by company_identifier_value_idx.
      buildMatch: (values) => `c.id IN (SELECT i.company_id FROM company_identifier i WHERE i.value = ANY(
        ARRAY(SELECT upper(regexp_replace(v, '[\\s./-]', '', 'g')) FROM unnest(${values}) AS v)))`,
      description: 'A registration number of any register, with or without separators.',
      example: '0566.988.259',
    },
    naceCode: {
      type: 'texts',
      sql: 'c.id',
      // In byte order the codes below a code follow it directly: 27, 27.4, 27.40. Served by company_nace_code_idx.
      buildMatch: (values) => `c.id IN (SELECT n.company_id FROM unnest(${values}) AS v
        JOIN company_nace n ON n.code ~>=~ v AND n.code ~<~ (v || '~') WHERE v <> '')`,
      description: 'A NACE code. It also finds the codes below it (27 finds 27.40).',
      example: '27.40',
    },
    memberOf: {
      selective: true,
      type: 'uuid',
      sql: 'c.id',
      sort: false,
      // Served by company_membership_organisation_id_idx.
      buildMatch: (values) => `c.id IN (SELECT m.company_id FROM company_membership m
        WHERE m.organisation_id = ANY(${values}) AND m.archived_at IS NULL AND (m.until IS NULL OR m.until >= (now() AT TIME ZONE '${AGENCY_ZONE}')::date))`,
      description: 'The organisation that a company is a current member of.',
    },
    createdAt: { type: 'instant', sql: 'c.created_at' },
    updatedAt: { type: 'instant', sql: 'c.updated_at' },
  },
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
  columns: [
    'id',
    'name',
    'nativeName',
    'aliases',
    'kind',
    'country',
    'subdivision',
    'city',
    'address',
    'postalCode',
    'website',
    'emailDomains',
    'identifiers',
    'nace',
    'employees',
    'turnover.amount',
    'turnover.currency',
    'turnover.rate',
    'turnover.rateOn',
    'turnover.unitsPerEuro',
    'turnover.rateKind',
    'turnoverEur',
    'parentId',
    'ownerId',
    'tags',
    'notes',
    'mergedIntoId',
    'createdAt',
    'updatedAt',
    'version',
    'createdBy',
    'archivedAt',
  ],
});
