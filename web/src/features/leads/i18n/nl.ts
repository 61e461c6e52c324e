import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  firstLeads: 'Eerste {{loaded}} leads',
  search: 'Zoeken in referenties, titels en bedrijven',
  archived: {
    label: 'Gearchiveerde leads',
    false: 'Zonder gearchiveerde leads',
    true: 'Alleen gearchiveerde leads',
    any: 'Met gearchiveerde leads',
  },
  undisclosed: 'Niet bekendgemaakt',
  defaultColumns: 'Gewone kolommen',
  moveUp: '{{column}} naar boven verplaatsen',
  moveDown: '{{column}} naar onder verplaatsen',
  exportHint: 'Alle leads die bij de filters passen',
};
export default nl;
