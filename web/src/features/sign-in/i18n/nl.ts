import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Aanmelden',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  submit: 'Aanmelden',
  wrong: 'Het e-mailadres of het wachtwoord is fout.',
  demo: 'Demonstratieaccounts',
  demoHint: 'Deze accounts bestaan omdat deze installatie demonstratiegegevens toont.',
};
export default nl;
