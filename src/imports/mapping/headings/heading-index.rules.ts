import { getImportFields } from '../import-fields.rules.js';
import type { ImportEntity } from '../import-field.constants.js';
import { CHINESE_HEADINGS } from './chinese-headings.constants.js';
import { DATA_HUB_HEADINGS } from './data-hub-headings.constants.js';
import { DUTCH_HEADINGS } from './dutch-headings.constants.js';
import { DYNAMICS_HEADINGS } from './dynamics-headings.constants.js';
import { ENGLISH_HEADINGS } from './english-headings.constants.js';
import { ESPOCRM_HEADINGS } from './espocrm-headings.constants.js';
import { type HeadingDictionary, normaliseHeading } from './heading.rules.js';
import { HUBSPOT_HEADINGS } from './hubspot-headings.constants.js';
import { ODOO_HEADINGS } from './odoo-headings.constants.js';
import { PIPEDRIVE_HEADINGS } from './pipedrive-headings.constants.js';
import { SALESFORCE_HEADINGS } from './salesforce-headings.constants.js';
import { SUITECRM_HEADINGS } from './suitecrm-headings.constants.js';
import { TWENTY_HEADINGS } from './twenty-headings.constants.js';
import { STAGE_HEADINGS } from './stage-headings.constants.js';
import { UNVERIFIED_HEADINGS } from './unverified-headings.constants.js';
import { ZOHO_HEADINGS } from './zoho-headings.constants.js';

/**
 * The dictionaries in the order in which they decide. A heading that two of them know differently keeps its meaning in
 * the first: only the systems know "Topic" of an opportunity, but everybody knows "Name".
 */
const DICTIONARIES: readonly HeadingDictionary[] = [
  ENGLISH_HEADINGS,
  DUTCH_HEADINGS,
  CHINESE_HEADINGS,
  HUBSPOT_HEADINGS,
  SALESFORCE_HEADINGS,
  DYNAMICS_HEADINGS,
  ODOO_HEADINGS,
  PIPEDRIVE_HEADINGS,
  ESPOCRM_HEADINGS,
  ZOHO_HEADINGS,
  SUITECRM_HEADINGS,
  TWENTY_HEADINGS,
  DATA_HUB_HEADINGS,
  STAGE_HEADINGS,
  UNVERIFIED_HEADINGS,
];

/** A field that a heading means; the lower the rank, the more certainly. */
export interface HeadingMeaning {
  field: string;
  rank: number;
}

const indexes = new Map<ImportEntity, ReadonlyMap<string, HeadingMeaning>>();

/**
 * Returns the meanings of the known headings of an entity by their normalised form. The name of a field is one of them,
 * and so are its names for people where no dictionary gives them another meaning.
 */
export function getHeadingIndex(entity: ImportEntity): ReadonlyMap<string, HeadingMeaning> {
  const index = indexes.get(entity) ?? buildIndex(entity);
  indexes.set(entity, index);
  return index;
}

function buildIndex(entity: ImportEntity): ReadonlyMap<string, HeadingMeaning> {
  const index = new Map<string, HeadingMeaning>();
  const fields = getImportFields(entity);
  for (const { name } of fields) index.set(normaliseHeading(name), { field: name, rank: 0 });
  const labels = Object.fromEntries(fields.map(({ name, headings = [] }) => [name, headings]));
  for (const dictionary of [...DICTIONARIES.map((each) => each[entity] ?? {}), labels]) {
    for (const [field, headings] of Object.entries(dictionary)) {
      headings.forEach((heading, place) => {
        const key = normaliseHeading(heading);
        if (!index.has(key)) index.set(key, { field, rank: place + 1 });
      });
    }
  }
  return index;
}
