import type { Translations } from '../../i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  nextRow: 'Volgende rij',
  previousRow: 'Vorige rij',
  countAll: 'Alles tellen',
  sortHint: 'Sorteren op deze kolom. Met Shift komt ze bij de huidige volgorde.',
  sortBy: 'Volgorde',
  ascending: '{{column}}, oplopend',
  descending: '{{column}}, aflopend',
  export: 'Exporteren',
  exportAs: { xlsx: 'Excel (.xlsx)', csv: 'Tekst (.csv)', jsonl: 'JSON-regels (.jsonl)' },
};
export default nl;
