import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  profileHint: 'Een beheerder kan uw naam, uw e-mailadres en uw rol wijzigen.',
  preferences: 'Voorkeuren',
  currentPassword: 'Huidig wachtwoord',
  password: {
    none: 'U meldt zich aan via uw organisatie en hebt hier geen wachtwoord.',
    hint: 'U blijft hier aangemeld en wordt op alle andere toestellen afgemeld. Ook de adressen van uw agenda vervallen.',
    submit: 'Wachtwoord wijzigen',
    changed: 'Uw wachtwoord is gewijzigd.',
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
    saved: 'Ik heb ze bewaard',
    renew: 'Nieuwe herstelcodes',
    renewHint: 'Uw vorige herstelcodes werken dan niet meer.',
    renewSubmit: 'Nieuwe codes maken',
    remove: 'Uitschakelen',
    removeTitle: 'Eenmalige codes uitschakelen',
    removeHint: 'Uw wachtwoord alleen volstaat dan om u aan te melden, en uw herstelcodes werken niet meer.',
  },
  sessions: {
    title: 'Waar u bent aangemeld',
    endOthers: 'Overal elders afmelden',
    endOthersHint: 'Ook de adressen van uw agenda vervallen.',
  },
};
export default nl;
