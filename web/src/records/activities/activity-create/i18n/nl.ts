import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  open: 'Nieuwe activiteit',
  titles: { delegation: 'Nieuwe delegatie', roadshow: 'Nieuwe roadshow', seminar: 'Nieuw seminarie' },
  titleHints: {
    delegation: 'Bijvoorbeeld “Verlichtingsbedrijven uit Foshan bezoeken Limburg”',
    roadshow: 'Bijvoorbeeld “Roadshow Parelrivierdelta”',
    seminar: 'Bijvoorbeeld “Limburg, proeftuin voor Europa”',
  },
  directions: { inbound: 'Naar Limburg', outbound: 'Vanuit Limburg' },
  inboundCountryHint: 'Waar u de delegatie ontvangt, niet waar ze vandaan komt.',
  timezoneHint: 'Alle dagen en uren zijn die van deze zone.',
  targetCountry: 'Doelland',
  submits: { delegation: 'Delegatie aanmaken', roadshow: 'Roadshow aanmaken', seminar: 'Seminarie aanmaken' },
};
export default nl;
