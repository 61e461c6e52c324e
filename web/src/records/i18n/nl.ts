import type { Translations } from '../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  kinds: {
    lead: 'Leads',
    company: 'Bedrijven',
    contact: 'Contacten',
    activity: 'Activiteiten',
    agreement: 'Overeenkomsten',
  },
  picker: {
    placeholder: 'Naam, 中文 of pinyin',
    nothing: 'Niets gevonden',
    searching: 'Bezig met zoeken…',
    type: 'Typ een naam in Latijnse letters, Chinees of pinyin',
    clear: '{{label}} wissen',
    createCompany: 'Bedrijf “{{name}}” aanmaken…',
    createContact: 'Contact “{{name}}” aanmaken…',
  },
  company: {
    name: 'Naam in Latijnse letters',
    nativeName: 'Oorspronkelijke naam',
    country: 'Land',
    city: 'Stad',
    submit: 'Bedrijf aanmaken',
    duplicate: 'Dit bedrijf bestaat misschien al',
    similar: 'Bedrijven met een gelijkaardige naam',
    duplicateHint: 'Gebruik het bestaande bedrijf als het hetzelfde is.',
    createAnyway: 'Een ander bedrijf aanmaken',
  },
  contact: {
    name: 'Volledige naam',
    nativeName: 'Oorspronkelijke naam',
    company: 'Bedrijf',
    jobTitle: 'Functie',
    email: 'E-mailadres',
    phone: 'Telefoonnummer',
    phoneHint: 'Met de landcode, zoals +86',
    wechat: 'WeChat: {{id}}',
    submit: 'Contact aanmaken',
    duplicate: 'Een ander contact heeft dit e-mailadres',
    duplicateHint: 'Gebruik het bestaande contact, of wijzig het adres.',
  },
  newLead: {
    open: 'Nieuwe lead',
    company: 'Bedrijf aanmaken',
    who: 'Bedrijf',
    title: 'Titel',
    titleHint: 'Wat het bedrijf hier zou komen doen, zoals “Assemblage van lampen voor Europa”',
    source: 'Hoe de lead binnenkwam',
    submit: 'Lead aanmaken',
  },
  source: {
    activity: 'Activiteit',
    agreement: 'Overeenkomst',
    referrer: 'Doorverwezen door',
    detail: 'Meer informatie',
  },
  useThis: '{{name}} gebruiken',
  back: 'Terug',
  required: 'Vul dit veld in.',
};
export default nl;
