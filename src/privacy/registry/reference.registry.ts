import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of exchange rates. */
export const REFERENCE_TABLES: PersonalDataTables = {
  exchange_rate_year: { columns: { currency: 'none' } },
};
