import type { Translations } from '../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  application: 'Locate CRM',
  skipToContent: 'Naar de inhoud',
  navigation: 'Navigatie',
  imports: 'Import',
  figures: 'Cijfers',
  setUp: 'Inrichting',
  tools: 'Zoeken en noteren',
  orDo: 'of doen…',
  log: 'Noteren',
  searchHint: 'Zoeken (/ of Ctrl-K)',
  logHint: 'Interactie noteren (c)',
  notifications: 'Meldingen',
  unreadNotifications: 'Meldingen, {{count}} ongelezen',
  tasksDue: '{{number}} te laat of voor vandaag',
  toReview: '{{number}} na te kijken',
  shortcutsTitle: 'Sneltoetsen',
  shortcutKeys: { go: 'Naar {{screen}}', log: 'Een interactie noteren', help: 'Deze lijst tonen' },
  shortcutsOff: 'Sneltoetsen met één toets zijn uitgeschakeld in uw accountmenu.',
  account: 'Account van {{name}}',
  documentation: 'API-documentatie',
  expired: 'Uw sessie is beëindigd',
  expiredHint: 'Meld u opnieuw aan om verder te gaan. Alles op het scherm blijft bewaard.',
  noPage: 'Deze pagina bestaat niet',
  noPageHint: 'Misschien is het adres verkeerd getypt, of is de pagina verplaatst.',
};
export default nl;
