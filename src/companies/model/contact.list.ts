import { defineList, type Bind } from '../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { hasCjk } from '../names/name-normalisation.rules.js';

const EMAIL = 'k.email COLLATE "C"';
const EMAIL_DOMAIN = `substring(k.email from '[^@]+$')`;

const TEXT = 'contact_text(k.full_name, k.native_name, k.email, k.job_title)';

/**
 * Returns the condition of the free-text search: it finds a part of the text, or the pinyin of a Chinese name. Served
 * by contact_text_trgm_idx and contact_pinyin_trgm_idx, and by contact_cjk_idx for Chinese text, because Chinese names
 * are too short for trigrams.
 */
function buildContactTextCondition(q: string, bind: Bind): string {
  const query = bind(q);
  const pattern = `'%' || like_text(${query}) || '%'`;
  // The pairs of characters find the rows, and the text confirms them; the `|| ''` keeps its trigram index from being
  // used.
  if (hasCjk(q)) return `cjk_grams(${TEXT}) @> cjk_grams(fold(${query})) AND (${TEXT} || '') LIKE ${pattern}`;
  return `${TEXT} LIKE ${pattern} OR k.pinyin LIKE '%' || like_text(replace(${query}, ' ', '')) || '%'`;
}

/** Filters, sorts and columns of contacts. */
export const contactList = defineList({
  name: 'contacts',
  from: 'contact k LEFT JOIN company c ON c.id = k.company_id',
  id: 'k.id',
  archived: 'k.archived_at',
  large: true,
  select: `k.id, k.full_name AS "fullName", k.native_name AS "nativeName", k.given_name AS "givenName",
    k.family_name AS "familyName", k.company_id AS "companyId", c.name AS "companyName", k.job_title AS "jobTitle",
    (SELECT coalesce(json_agg(json_build_object('companyId', o.id, 'companyName', o.name, 'jobTitle', a.job_title)
        ORDER BY fold(o.name) COLLATE "C", o.id), '[]')
      FROM contact_affiliation a JOIN company o ON o.id = a.company_id WHERE a.contact_id = k.id) AS affiliations,
    k.email, k.phone, k.languages, k.wechat_id AS "wechatId", k.linkedin_url AS "linkedinUrl", k.tags,
    (SELECT coalesce(json_agg(json_build_object('purpose', n.purpose, 'granted', n.granted, 'lawfulBasis', n.lawful_basis,
        'occurredAt', to_char(n.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY n.purpose), '[]')
      FROM (SELECT DISTINCT ON (purpose) purpose, granted, lawful_basis, occurred_at FROM consent
        WHERE contact_id = k.id ORDER BY purpose, occurred_at DESC, id DESC) n) AS consents,
    k.may_be_mailed AS "mayBeMailed", k.merged_into_id AS "mergedIntoId", k.created_at AS "createdAt",
    k.updated_at AS "updatedAt", k.version, k.created_by AS "createdBy", k.archived_at AS "archivedAt"`,
  fields: {
    fullName: { selective: true, type: 'text', sql: 'k.full_name', buildMatch: buildTextMatch('k.full_name') },
    nativeName: { selective: true, type: 'text', sql: 'k.native_name', sort: false, nullable: true, example: '陈伟' },
    email: {
      selective: true,
      type: 'text',
      sql: EMAIL,
      sort: EMAIL,
      nullable: true,
      buildMatch: (values) => `${EMAIL} = ANY(ARRAY(SELECT lower(v) COLLATE "C" FROM unnest(${values}) AS v))`,
      example: 'chen.wei@lumenova.example',
    },
    emailDomain: {
      type: 'text',
      sql: EMAIL_DOMAIN,
      sort: false,
      nullable: true,
      buildMatch: (values, count) =>
        count === 1
          ? `${EMAIL_DOMAIN} = lower((${values})[1])`
          : `${EMAIL_DOMAIN} = ANY(ARRAY(SELECT lower(v) FROM unnest(${values}) AS v))`,
      description: 'The part of the address after the @.',
      example: 'lumenova.example',
    },
    companyId: {
      selective: true,
      type: 'uuid',
      sql: 'k.company_id',
      sort: false,
      nullable: true,
      description: 'The main employer.',
    },
    worksFor: {
      selective: true,
      type: 'uuid',
      sql: 'k.id',
      sort: false,
      // Served by contact_company_id_idx and contact_affiliation_company_id_idx.
      buildMatch: (values) => `k.id IN (SELECT id FROM contact WHERE company_id = ANY(${values})
        UNION ALL SELECT contact_id FROM contact_affiliation WHERE company_id = ANY(${values}))`,
      description: 'The main employer or another employer.',
    },
    'company.name': {
      selective: true,
      type: 'text',
      sql: 'c.name',
      nullable: true,
      // Served by contact_company_id_idx.
      missing: 'k.company_id IS NULL',
      buildMatch: buildTextMatch('c.name'),
      description: 'Name of the main employer.',
    },
    'company.country': {
      type: 'enum',
      sql: 'c.country',
      values: countryCodes,
      // Thousands of contacts share a country, and no index orders them by country and then by their own ids.
      sort: false,
      nullable: true,
      missing: 'k.company_id IS NULL',
      description: 'Country of the main employer, ISO 3166-1.',
    },
    jobTitle: { type: 'text', sql: 'k.job_title', sort: false, nullable: true },
    phone: {
      selective: true,
      type: 'text',
      sql: 'k.phone',
      sort: false,
      nullable: true,
      description: 'Phone number in E.164.',
      example: '+8675526741234',
    },
    wechatId: { selective: true, type: 'text', sql: 'k.wechat_id', sort: false, nullable: true },
    languages: {
      type: 'texts',
      sql: 'k.languages',
      description: 'Contacts with any of these BCP 47 tags.',
      example: 'zh-Hans',
    },
    tags: { type: 'texts', sql: 'k.tags', description: 'Contacts with any of these tags.' },
    mayBeMailed: {
      type: 'boolean',
      sql: 'k.may_be_mailed',
      sort: false,
      description: 'Whether the latest statement on marketing is an opt-in.',
    },
    mergedIntoId: {
      selective: true,
      type: 'uuid',
      sql: 'k.merged_into_id',
      sort: false,
      nullable: true,
      description: 'The contact that these contacts were merged into. They are archived.',
    },
    createdAt: { type: 'instant', sql: 'k.created_at' },
    updatedAt: { type: 'instant', sql: 'k.updated_at' },
  },
  defaultSort: 'fullName',
  search: {
    buildCondition: buildContactTextCondition,
    description: 'the names, their pinyin, the e-mail address and the job title',
  },
  columns: [
    'id',
    'fullName',
    'nativeName',
    'givenName',
    'familyName',
    'companyId',
    'companyName',
    'jobTitle',
    'affiliations',
    'email',
    'phone',
    'languages',
    'wechatId',
    'linkedinUrl',
    'tags',
    'consents',
    'mayBeMailed',
    'mergedIntoId',
    'createdAt',
    'updatedAt',
    'version',
    'createdBy',
    'archivedAt',
  ],
});
