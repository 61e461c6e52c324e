import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  firstLeads: 'Eerste {{loaded}} leads',
  stale: 'stilgevallen',
  headings: { jobsExpected: 'Jobs', capexEur: 'Bedrag', expectedDecisionOn: 'Beslissing' },
  undisclosed: 'Niet bekendgemaakt',
  defaultColumns: 'Gewone kolommen',
  moveUp: '{{column}} naar boven verplaatsen',
  moveDown: '{{column}} naar onder verplaatsen',
};
export default nl;
