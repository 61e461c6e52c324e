import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  realised: '{{jobs}} jobs en {{amount}} tegen {{day}}',
  empty: 'Er is nog niets gebeurd',
  emptyHint: 'Interacties, taken en wijzigingen van fase verschijnen hier.',
};
export default nl;
