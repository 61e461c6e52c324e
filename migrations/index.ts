import { Foundation1764000000001 } from './0001.foundation.js';
import { Companies1764000000002 } from './0002.companies.js';
import { Leads1764000000003 } from './0003.leads.js';
import { Interactions1764000000004 } from './0004.interactions.js';
import { Search1764000000005 } from './0005.search.js';
import { LeadHistory1764000000006 } from './0006.lead.history.js';

/** Every migration, in order. A migration that has shipped is never edited. */
export const migrations = [
  Foundation1764000000001,
  Companies1764000000002,
  Leads1764000000003,
  Interactions1764000000004,
  Search1764000000005,
  LeadHistory1764000000006,
];
