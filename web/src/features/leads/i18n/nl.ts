import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  firstLeads: 'Eerste {{loaded}} leads',
  headings: { jobsExpected: 'Jobs', capexEur: 'Bedrag', expectedDecisionOn: 'Beslissing' },
  figure: {
    sums: 'Som van de filter',
    emptyHint: 'Geen van de leads die u nu mag zien, hoort bij dit cijfer.',
    same: 'Het rapport zegt {{figure}}, en deze lijst toont hetzelfde.',
    differs:
      'Het rapport zegt {{figure}}; deze lijst toont {{shown}}. Het verschil zijn leads die u niet mag zien, of die sindsdien gewijzigd zijn.',
  },
  undisclosed: 'Niet bekendgemaakt',
  defaultColumns: 'Gewone kolommen',
  moveUp: '{{column}} naar boven verplaatsen',
  moveDown: '{{column}} naar onder verplaatsen',
};
export default nl;
