import type { ImportEntity } from '../import-field.constants.js';

/** A record that a merged heading above several columns can name. */
export interface HeadingGroup {
  /** The entity whose headings stand below it; null for a record that is only found. */
  entity: ImportEntity | null;
  /** The references that such columns fill, the first that the imported entity has. */
  references: readonly string[];
  headings: readonly string[];
}

/** The records that merged headings name, in English, Dutch and Chinese. */
export const HEADING_GROUPS: readonly HeadingGroup[] = [
  {
    entity: 'companies',
    references: ['company'],
    headings: [
      'Company',
      'Company details',
      'Organisation',
      'Organization',
      'Account',
      'Investor',
      'Employer',
      'Bedrijf',
      'Bedrijfsgegevens',
      'Onderneming',
      'Firma',
      'Organisatie',
      'Investeerder',
      'Werkgever',
      '公司',
      '企业',
      '单位',
      '公司信息',
      '投资方',
    ],
  },
  {
    entity: 'contacts',
    references: ['contact'],
    headings: [
      'Contact',
      'Contact person',
      'Contact details',
      'Person',
      'Contacts',
      'Contactpersoon',
      'Contactgegevens',
      'Persoon',
      'Contactpersonen',
      '联系人',
      '人员',
    ],
  },
  {
    entity: 'leads',
    references: ['lead'],
    headings: ['Lead', 'Project', 'Opportunity', 'Deal', 'Dossier', 'Investeringsproject', '项目', '投资项目'],
  },
  {
    entity: 'companies',
    references: ['parent'],
    headings: ['Parent company', 'Mother company', 'Moederbedrijf', 'Moedermaatschappij', '母公司'],
  },
  {
    entity: null,
    references: ['owner', 'assignee'],
    headings: ['Owner', 'Account manager', 'Eigenaar', 'Accountmanager', 'Verantwoordelijke', '负责人'],
  },
  {
    entity: null,
    references: ['projectManager'],
    headings: ['Project manager', 'Projectleider', 'Projectverantwoordelijke'],
  },
];
