import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  open: 'Nieuwe activiteit',
  titles: { delegation: 'Nieuwe delegatie', roadshow: 'Nieuwe roadshow', seminar: 'Nieuw seminarie' },
  kind: 'Soort',
  title: 'Titel',
  titleHints: {
    delegation: 'Bijvoorbeeld “Verlichtingsbedrijven uit Foshan bezoeken Limburg”',
    roadshow: 'Bijvoorbeeld “Roadshow Parelrivierdelta”',
    seminar: 'Bijvoorbeeld “Limburg, proeftuin voor Europa”',
  },
  direction: 'Richting',
  directions: { inbound: 'Naar Limburg', outbound: 'Vanuit Limburg' },
  firstDay: 'Eerste dag',
  lastDay: 'Laatste dag',
  day: 'Dag',
  from: 'Van',
  to: 'Tot',
  timezone: 'Tijdzone',
  timezoneHint: 'Alle dagen en uren zijn die van deze zone.',
  country: 'Land',
  targetCountry: 'Doelland',
  city: 'Stad',
  venue: 'Locatie',
  owner: 'Eigenaar',
  submits: { delegation: 'Delegatie aanmaken', roadshow: 'Roadshow aanmaken', seminar: 'Seminarie aanmaken' },
};
export default nl;
