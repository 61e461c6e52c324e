import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  placeholder: 'Zoeken in Latijnse letters, 中文 of pinyin',
  found_one: '{{count}} resultaat',
  found_other: '{{count}} resultaten',
  nothing: 'Niets past bij “{{q}}”',
  nothingHint: 'Probeer minder letters, pinyin of een andere spelling.',
  recent: 'Laatst geopend',
  more: 'Meer tonen: {{kind}}',
  only: 'Alleen {{kind}}',
  all: 'In alles zoeken',
  duplicates: 'Bedrijven zoeken die dubbel bestaan',
  goTo: 'Naar {{screen}}',
  destinations: 'Ga naar',
  preferences: 'Voorkeuren',
  toDutch: 'Nederlands gebruiken',
  toEnglish: 'Engels gebruiken (English)',
  toDark: 'Het donkere thema gebruiken',
  toLight: 'Het lichte thema gebruiken',
  keys: { move: 'om te kiezen', open: 'om te openen', close: 'om te sluiten' },
  matched: {
    native_name: 'Oorspronkelijke naam',
    alias: 'Andere naam',
    pinyin: 'Pinyin',
    identifier: 'Registratienummer',
    email_domain: 'Maildomein',
    wechat_id: 'WeChat',
    tag: 'Label',
    year: 'Jaar',
    field: 'Domein',
  },
};
export default nl;
