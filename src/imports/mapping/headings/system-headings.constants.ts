import type { ImportEntity } from '../import-field.constants.js';

/** Headings that the exports of one system mean differently from everybody else. */
export interface SystemHeadings {
  entity: ImportEntity;
  /** Headings by which an export of the system is known: it has two of them. */
  signs: readonly string[];
  /** The fields that the headings mean there; null for a heading that means no field. */
  meanings: Readonly<Record<string, string | null>>;
}

/**
 * The exceptions, with the sources of the dictionaries of the systems. A source of Odoo is that of a link (addons/utm/models/utm_source.py
 * in github.com/odoo/odoo), such as the name of a newsletter, and no channel. Data Hub has sectors of its own, which are
 * no NACE codes, and its investment type only tells foreign direct investment from other investment.
 */
export const SYSTEM_HEADINGS: readonly SystemHeadings[] = [
  {
    entity: 'leads',
    signs: ['Salesperson', 'Sales Team', 'Expected Closing', 'Expected Revenue', 'Medium', 'Campaign'],
    meanings: { Source: 'source.detail' },
  },
  {
    entity: 'leads',
    signs: ['user_id', 'team_id', 'date_deadline', 'expected_revenue', 'medium_id', 'campaign_id'],
    meanings: { source_id: 'source.detail' },
  },
  {
    entity: 'leads',
    signs: ['Investor company', 'Likelihood to land', 'FDI type', 'FDI value', 'Estimated land date'],
    meanings: { Sector: 'tags', 'Investment type': null },
  },
];
