import { type PersonalDataTables, TITLE } from '../personal-data.rules.js';

/** The columns of companies, contacts and consents. */
export const COMPANY_TABLES: PersonalDataTables = {
  company: {
    foundBy: [
      { through: 'contact', on: { id: 'company_id' } },
      { through: 'contact_affiliation', on: { id: 'company_id' } },
    ],
    columns: {
      name: TITLE,
      native_name: 'text',
      aliases: 'text',
      kind: 'none',
      country: 'none',
      subdivision: 'none',
      city: 'text',
      address: 'text',
      postal_code: 'text',
      website: 'text',
      email_domains: 'text',
      turnover_currency: 'none',
      turnover_rate_kind: 'none',
      tags: 'text',
      notes: 'text',
      name_key: 'derived',
      core_key: 'derived',
      native_key: 'derived',
      alias_keys: 'derived',
      pinyin: 'derived',
      pinyin_initials: 'derived',
    },
  },
  company_identifier: {
    // Numbers of public registers, which belong to the company.
    columns: { scheme: 'none', value: 'none' },
  },
  company_membership: {
    foundBy: [{ through: 'company', on: { company_id: 'id' } }],
    columns: { role: 'text' },
  },
  company_nace: { columns: { nace_version: 'none', code: 'none' } },
  contact: {
    foundBy: [{ contact: 'id' }, { contact: 'merged_into_id' }],
    settles: {
      archived_at: 'coalesce(archived_at, :now)',
      erased_at: 'coalesce(erased_at, :now)',
      may_be_mailed: 'false',
      updated_at: ':now',
      version: 'version + 1',
    },
    columns: {
      full_name: { clear: 'Erased person' },
      native_name: { clear: null },
      given_name: { clear: null },
      family_name: { clear: null },
      job_title: { clear: null },
      email: { clear: null },
      phone: { clear: null },
      languages: { clear: [] },
      wechat_id: { clear: null },
      linkedin_url: { clear: null },
      tags: { clear: [] },
      pinyin: { clear: null },
      pinyin_initials: { clear: null },
    },
  },
  contact_affiliation: {
    foundBy: [{ contact: 'contact_id' }],
    columns: { job_title: { clear: null } },
  },
  consent: {
    foundBy: [{ contact: 'contact_id' }],
    columns: {
      purpose: 'none',
      lawful_basis: 'none',
      wording: 'text',
      wording_version: { keep: 'The row proves to which text the person agreed or objected (GDPR art. 7(1)).' },
      source: 'text',
      proof: 'text',
    },
  },
};
