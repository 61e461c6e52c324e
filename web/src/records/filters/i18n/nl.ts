import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  addFilter: 'Filter',
  me: 'Ik',
  any: 'Alle',
  isEmpty: 'Leeg',
  isFilled: 'Ingevuld',
  stale: 'Stilgevallen',
  notStale: 'Niet stilgevallen',
  presence: 'Of er een waarde is: {{label}}',
  from: 'Van',
  to: 'Tot en met',
  fromText: 'vanaf {{from}}',
  toText: 'tot en met {{to}}',
  textHint: 'Druk op Enter na elke waarde. Elke waarde telt.',
  sectorHint: 'Een NACE-klasse, of een afdeling zoals 27 met al haar klassen',
  remove: 'Filter verwijderen: {{label}}',
};
export default nl;
