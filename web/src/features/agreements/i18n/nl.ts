import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  agreements: {
    first: 'Eerste {{loaded}} overeenkomsten',
    count_one: '{{formatted}} overeenkomst',
    count_other: '{{formatted}} overeenkomsten',
    search: 'Zoeken in referenties en titels',
    searchShort: 'Overeenkomsten zoeken',
    mine: 'Mijn overeenkomsten',
    archived: {
      label: 'Gearchiveerde overeenkomsten',
      false: 'Zonder gearchiveerde overeenkomsten',
      true: 'Alleen gearchiveerde overeenkomsten',
      any: 'Met gearchiveerde overeenkomsten',
    },
    exportHint: 'Alle overeenkomsten die bij de filters passen',
    empty: 'Er zijn nog geen overeenkomsten',
    emptyHint:
      'Voer de verbroederingen, partnerschappen en memoranda in die het agentschap opvolgt, met hun data en partijen.',
    noMatch: 'Geen overeenkomst past bij de filters',
  },
  commitments: {
    first: 'Eerste {{loaded}} verbintenissen',
    count_one: '{{formatted}} verbintenis',
    count_other: '{{formatted}} verbintenissen',
    search: 'Zoeken in omschrijvingen',
    searchShort: 'Verbintenissen zoeken',
    archived: {
      label: 'Gearchiveerde verbintenissen',
      false: 'Zonder gearchiveerde verbintenissen',
      true: 'Alleen gearchiveerde verbintenissen',
      any: 'Met gearchiveerde verbintenissen',
    },
    exportHint: 'Alle verbintenissen die bij de filters passen',
    empty: 'Er zijn nog geen verbintenissen',
    emptyHint: 'Open een overeenkomst om te noteren wat de partijen beloofd hebben.',
    noMatch: 'Geen verbintenis past bij de filters',
  },
  noMatchHint: 'Verwijder een filter om meer te zien.',
};
export default nl;
