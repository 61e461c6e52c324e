import { defineExternalIdFields } from '../../common/external-ids/external-id.columns.js';
import { defineList, type Bind } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER, SELECTIVE_FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { hasCjk } from '../names/name-normalisation.rules.js';
import { Contact } from './contact.entity.js';

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

/** The fields of a contact. */
export const CONTACT_FIELDS = defineRecordFields(Contact, 'k', {
  id: {},
  fullName: {
    label: ['Full name', 'Volledige naam'],
    list: { selective: true, buildMatch: buildTextMatch('k.full_name') },
    writable: true,
  },
  nativeName: {
    label: ['Native name', 'Oorspronkelijke naam'],
    list: { selective: true, sort: false, example: '陈伟' },
    writable: true,
  },
  givenName: { label: ['Given name', 'Voornaam'], writable: true },
  familyName: { label: ['Family name', 'Familienaam'], writable: true },
  companyId: {
    label: ['Company', 'Bedrijf'],
    list: { selective: true, sort: false, description: 'The main employer.' },
  },
  companyName: { sql: 'c.name' },
  'company.name': {
    label: ['Company', 'Bedrijf'],
    sql: 'c.name',
    list: {
      selective: true,
      type: 'text',
      nullable: true,
      // Served by contact_company_id_idx.
      missing: 'k.company_id IS NULL',
      buildMatch: buildTextMatch('c.name'),
      description: 'Name of the main employer.',
    },
    returned: false,
  },
  'company.country': {
    label: ['Country of the company', 'Land van het bedrijf'],
    sql: 'c.country',
    list: {
      values: countryCodes,
      // Thousands of contacts share a country, and no index orders them by country and then by their own ids.
      sort: false,
      nullable: true,
      missing: 'k.company_id IS NULL',
      description: 'Country of the main employer, ISO 3166-1.',
    },
    returned: false,
  },
  jobTitle: { label: ['Position', 'Functie'], list: FILTER },
  affiliations: {
    label: ['Other employers', 'Andere werkgevers'],
    sql: `(SELECT coalesce(json_agg(json_build_object('companyId', o.id, 'companyName', o.name, 'jobTitle', a.job_title)
        ORDER BY fold(o.name) COLLATE "C", o.id), '[]')
      FROM contact_affiliation a JOIN company o ON o.id = a.company_id WHERE a.contact_id = k.id)`,
  },
  worksFor: {
    label: ['Works for', 'Werkt voor'],
    record: 'company',
    sql: 'k.id',
    list: {
      selective: true,
      type: 'uuid',
      sort: false,
      // Served by contact_company_id_idx and contact_affiliation_company_id_idx.
      buildMatch: (values) => `k.id IN (SELECT id FROM contact WHERE company_id = ANY(${values})
        UNION ALL SELECT contact_id FROM contact_affiliation WHERE company_id = ANY(${values}))`,
      description: 'The main employer or another employer.',
    },
    returned: false,
  },
  email: {
    label: ['E-mail address', 'E-mailadres'],
    list: {
      selective: true,
      sql: EMAIL,
      sort: EMAIL,
      buildMatch: (values) => `${EMAIL} = ANY(ARRAY(SELECT lower(v) COLLATE "C" FROM unnest(${values}) AS v))`,
      example: 'chen.wei@lumenova.example',
    },
    writable: true,
  },
  emailDomain: {
    label: ['Mail domain', 'Maildomein'],
    sql: EMAIL_DOMAIN,
    list: {
      type: 'text',
      sort: false,
      nullable: true,
      buildMatch: (values, count) =>
        count === 1
          ? `${EMAIL_DOMAIN} = lower((${values})[1])`
          : `${EMAIL_DOMAIN} = ANY(ARRAY(SELECT lower(v) FROM unnest(${values}) AS v))`,
      description: 'The part of the address after the @.',
      example: 'lumenova.example',
    },
    returned: false,
  },
  phone: {
    label: ['Phone number', 'Telefoonnummer'],
    list: { selective: true, sort: false, description: 'Phone number in E.164.', example: '+8675526741234' },
    writable: true,
  },
  languages: {
    label: ['Languages', 'Talen'],
    kind: 'languages',
    list: { description: 'Contacts with any of these BCP 47 tags.', example: 'zh-Hans' },
    writable: true,
  },
  wechatId: { label: ['WeChat', 'WeChat'], list: SELECTIVE_FILTER, writable: true },
  linkedinUrl: { label: ['LinkedIn profile', 'LinkedIn-profiel'], kind: 'webAddress', writable: true },
  tags: { label: ['Tags', 'Labels'], list: { description: 'Contacts with any of these tags.' }, writable: true },
  consents: {
    label: ['Consents', 'Toestemmingen'],
    sql: `(SELECT coalesce(json_agg(json_build_object('purpose', n.purpose, 'granted', n.granted, 'lawfulBasis', n.lawful_basis,
        'occurredAt', to_char(n.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY n.purpose), '[]')
      FROM (SELECT DISTINCT ON (purpose) purpose, granted, lawful_basis, occurred_at FROM consent
        WHERE contact_id = k.id ORDER BY purpose, occurred_at DESC, id DESC) n)`,
  },
  mayBeMailed: {
    label: ['May be mailed', 'Mag mailings krijgen'],
    list: {
      sort: false,
      description: 'Whether the latest statement on marketing is an opt-in, and the address is not suppressed.',
    },
  },
  mergedIntoId: {
    label: ['Merged into', 'Samengevoegd met'],
    list: {
      selective: true,
      sort: false,
      description: 'The contact that these contacts were merged into. They are archived.',
    },
  },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: {},
  createdBy: {},
  archivedAt: {},
  // Columns that were added later stand last, so that the columns of earlier exports keep their places.
  ...defineExternalIdFields('contact_id', 'k.id'),
  suppressed: {
    label: ['Address suppressed', 'Adres geblokkeerd'],
    list: {
      sort: false,
      description: 'Whether the person has objected to mails, or somebody with this address was erased.',
    },
  },
  erasedAt: { label: ['Erased on', 'Gewist op'] },
  keepUntil: {
    label: ['Keep until', 'Bewaren tot'],
    list: { description: 'The last day for which a manager keeps the contact although its term is over.' },
  },
});

/** Filters, sorts and columns of contacts. */
export const contactList = defineList({
  name: 'contacts',
  from: 'contact k LEFT JOIN company c ON c.id = k.company_id',
  id: 'k.id',
  archived: 'k.archived_at',
  large: true,
  ...CONTACT_FIELDS,
  follows: [{ from: 'contact_affiliation', rowId: 'contact_id', recordId: 'company_id' }],
  defaultSort: 'fullName',
  search: {
    buildCondition: buildContactTextCondition,
    description: 'the names, their pinyin, the e-mail address and the job title',
  },
});
