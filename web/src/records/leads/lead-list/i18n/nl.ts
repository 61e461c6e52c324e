import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  board: 'Bord',
  table: 'Tabel',
  search: 'Zoeken in referenties, titels en bedrijven',
  archived: {
    label: 'Gearchiveerde leads',
    false: 'Zonder gearchiveerde leads',
    true: 'Alleen gearchiveerde leads',
    any: 'Met gearchiveerde leads',
  },
  exportHint: 'Alle leads die bij de filters passen',
  exportBoardHint: 'Alle leads die open of on hold zijn en bij de filters passen',
};
export default nl;
