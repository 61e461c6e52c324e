import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Mijn account',
  profile: 'Naam en rol',
  profileHint: 'Een beheerder kan uw naam, uw e-mailadres en uw rol wijzigen.',
  preferences: 'Voorkeuren',
  currentPassword: 'Huidig wachtwoord',
  password: {
    title: 'Wachtwoord',
    none: 'U meldt zich aan via uw organisatie en hebt hier geen wachtwoord.',
    hint: 'U wordt op alle toestellen afgemeld, ook op dit.',
    submit: 'Wachtwoord wijzigen',
    changed: 'Uw wachtwoord is gewijzigd. Meld u aan met het nieuwe.',
  },
  totp: {
    answerLost: 'Het antwoord van de server ging onderweg verloren. Probeer opnieuw.',
    codesLost:
      'Eenmalige codes staan aan, maar de herstelcodes gingen onderweg verloren. Sluit dit venster en maak nieuwe herstelcodes.',
    title: 'Eenmalige codes',
    on: 'Aan',
    off: 'Uit',
    codesLeft_one: 'Nog {{count}} herstelcode',
    codesLeft_other: 'Nog {{count}} herstelcodes',
    hint: 'Bij het aanmelden met uw wachtwoord hoort ook een code van een app op uw telefoon. Met het wachtwoord alleen is een dief dan niets.',
    oidcHint: 'Bij het aanmelden via uw organisatie is geen code nodig.',
    fewCodes: 'U hebt nog maar weinig herstelcodes. Maak nieuwe.',
    setUp: 'Eenmalige codes instellen',
    setUpTitle: 'Eenmalige codes instellen',
    passwordHint: 'Voer uw wachtwoord in om te beginnen. U hebt een authenticatie-app op uw telefoon nodig.',
    continue: 'Verder',
    scan: 'Scan deze code met uw authenticatie-app.',
    qrCode: 'QR-code voor de authenticatie-app',
    type: 'Of typ deze sleutel in de app:',
    code: 'Code van de app',
    codeHint: 'Zes cijfers die elke 30 seconden veranderen.',
    wrongCode: 'Deze code is fout. Voer de code in die de app nu toont; de klok van de telefoon moet juist staan.',
    turnOn: 'Inschakelen',
    codesHint:
      'Bewaar deze herstelcodes op een veilige plaats. Elke code werkt één keer in plaats van een code van de app, en ze worden nooit meer getoond.',
    copy: 'Kopiëren',
    copied: 'Gekopieerd',
    saved: 'Ik heb ze bewaard',
    renew: 'Nieuwe herstelcodes',
    renewTitle: 'Nieuwe herstelcodes',
    renewHint: 'Uw vorige herstelcodes werken dan niet meer.',
    renewSubmit: 'Nieuwe codes maken',
    remove: 'Uitschakelen',
    removeTitle: 'Eenmalige codes uitschakelen',
    removeHint: 'Uw wachtwoord alleen volstaat dan om u aan te melden, en uw herstelcodes werken niet meer.',
    removeSubmit: 'Uitschakelen',
  },
  sessions: {
    title: 'Waar u bent aangemeld',
    endOthers: 'Overal elders afmelden',
  },
};
export default nl;
