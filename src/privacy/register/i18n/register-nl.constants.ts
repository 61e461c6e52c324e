import type { RegisterTexts } from './register-texts.rules.js';

const CONTACTS = 'Contacten van bedrijven, partners en overheden';
const ATTENDEES = 'Mensen die zich voor een evenement inschrijven';
const COLLEAGUES = 'Collega’s met een account';

/** The Dutch texts of the register of processing activities. */
export const REGISTER_NL: RegisterTexts = {
  purposes: {
    relations: {
      name: 'Relaties met investeerders en partners',
      description:
        'Bedrijven vinden en adviseren die in Limburg kunnen investeren, en hun projecten en overeenkomsten opvolgen.',
    },
    events: {
      name: 'Evenementen',
      description:
        'Delegaties, roadshows, seminaries en gesprekken voorbereiden en houden, en mensen aanmelden aan de ingang.',
    },
    mailings: {
      name: 'Uitnodigingen en nieuws',
      description: 'Uitnodigingen en nieuws mailen aan mensen die daarmee ingestemd hebben.',
    },
    reports: {
      name: 'Rapporten',
      description: 'Rapporteren tot hoeveel projecten, jobs en investeringen het werk van het agentschap leidt.',
    },
    obligations: {
      name: 'Verplichtingen volgens het gegevensbeschermingsrecht',
      description:
        'Verzoeken beantwoorden, toestemmingen bewijzen, bezwaren eerbiedigen en de termijnen van dit register naleven.',
    },
    operation: {
      name: 'Werking en beveiliging',
      description:
        'Collega’s toegang geven, vastleggen wie wat wijzigde, records vinden, en gegevens na een storing terugzetten.',
    },
  },
  groups: {
    companies: {
      name: 'Bedrijven, contacten en toestemmingen',
      persons: [CONTACTS],
      data: [
        'Namen, functies en werkgevers',
        'E-mailadressen, telefoonnummers en andere adressen',
        'Talen en labels',
        'Toestemmingen met hun teksten',
      ],
    },
    activities: {
      name: 'Delegaties, roadshows, seminaries en gesprekken',
      persons: [CONTACTS, ATTENDEES, 'Sprekers'],
      data: [
        'Deelnames, inschrijvingen en aanmeldingen',
        'Rollen in programma’s en gesprekken',
        'Paspoort, dieet en toegankelijkheid voor een bezoek, versleuteld',
      ],
    },
    agreements: {
      name: 'Overeenkomsten en verbintenissen',
      persons: ['Ondertekenaars'],
      data: ['Namen en hoedanigheden van ondertekenaars', 'Teksten en notities'],
    },
    leads: {
      name: 'Investeringsprojecten',
      persons: [CONTACTS],
      data: ['Contacten van een project', 'Beschrijvingen, notities en bewijzen'],
    },
    interactions: {
      name: 'Gesprekken en taken',
      persons: [CONTACTS],
      data: ['Wat wanneer en met wie besproken is', 'Taken over een persoon'],
    },
    documents: { name: 'Documenten', persons: [CONTACTS], data: ['Bestanden bij een record, met hun namen'] },
    mail: {
      name: 'Mails',
      persons: [CONTACTS, ATTENDEES, 'Mensen die het agentschap schrijven'],
      data: ['Verstuurde en ontvangen mails', 'Hashes van adressen die geen mails krijgen'],
    },
    intake: {
      name: 'Inschrijvingsformulieren',
      persons: [ATTENDEES],
      data: ['Antwoorden op formulieren, zoals ze verstuurd zijn', 'Aangevinkte toestemmingen'],
    },
    imports: {
      name: 'Geïmporteerde bestanden',
      persons: [CONTACTS, ATTENDEES],
      data: ['Rijen van bestanden van andere systemen'],
    },
    privacy: {
      name: 'Verzoeken en wissingen',
      persons: ['Mensen die hun rechten gebruiken'],
      data: ['Verzoeken met hun antwoorden', 'Wissingen, met id’s en hashes', 'Kennisgevingen die gedaan zijn'],
    },
    reports: {
      name: 'Rapporten',
      persons: [CONTACTS, COLLEAGUES],
      data: ['Titels in rapporten van vergrendelde maanden', 'Ontvangers van rapporten per mail'],
    },
    search: {
      name: 'Zoeken',
      persons: [CONTACTS, ATTENDEES],
      data: ['Woorden van namen en teksten, waarmee records gevonden worden'],
    },
    webhooks: { name: 'Webhooks', persons: [CONTACTS, ATTENDEES], data: ['Kopieën van wat andere systemen kregen'] },
    identity: {
      name: 'Accounts',
      persons: [COLLEAGUES],
      data: [
        'Namen, e-mailadressen en rollen',
        'Sessies, en geheimen van een tweede factor, versleuteld',
        'Bewaarde filters',
      ],
    },
    common: {
      name: 'Wijzigingsgeschiedenis en nummers in andere systemen',
      persons: [CONTACTS, ATTENDEES, COLLEAGUES],
      data: [
        'Wie wat wanneer wijzigde, met de waarden ervoor en erna',
        'Nummers in andere systemen',
        'Antwoorden op herhaalde vragen',
      ],
    },
    database: {
      name: 'Vroegere toestanden van records',
      persons: [CONTACTS],
      data: ['Titels van vroegere dagen, voor rapporten over het verleden'],
    },
  },
  recipients: {
    webhooks: 'Andere systemen van het agentschap, via webhooks',
    api_keys: 'Programma’s met een API-sleutel',
    partners: 'Partners, van mensen die daarmee ingestemd hebben',
    reports_by_mail: 'Mensen buiten het agentschap die rapporten per mail krijgen',
    mail_server: 'De aanbieder van de mailserver',
    form_providers: 'Aanbieders van inschrijvingsformulieren, die versturen wat mensen invullen',
  },
  formatTransferByPartners: (people) =>
    `${people} ${people === 1 ? 'persoon stemde' : 'mensen stemden'} ermee in dat gegevens gedeeld worden met partners, die in China kunnen zijn. ` +
    'Elke lijst wordt door een collega gedeeld, met toestemming van de mensen die erop staan.',
  transfers: [
    'De toepassing zelf stuurt geen gegevens naar een land buiten de Europese Economische Ruimte. Een webhook, de mailserver of een aanbieder van formulieren kan daar zijn: zie de ontvangers.',
  ],
  rules: {
    contact: {
      data: 'Contacten',
      formatTerm: (months) =>
        `${months} maanden na het laatste contact dat van de persoon kwam; daarna beslist een manager over het wissen`,
    },
    registration_without_contact: {
      data: 'Inschrijvingen van mensen die geen contact zijn',
      formatTerm: (months) =>
        `${months} maanden na het einde van het seminarie; daarna beslist een manager over het wissen`,
    },
    form_rejected: {
      data: 'Inschrijvingen via een formulier die geweigerd zijn, of spam zijn',
      formatTerm: (months) => `${months} maanden na de beslissing; daarna verwijdert een manager wat verstuurd is`,
    },
    inbound_unmatched: {
      data: 'Ontvangen mails van mensen die geen contact zijn',
      formatTerm: (months) => `${months} maanden na ontvangst; daarna verwijdert een manager ze`,
    },
  },
  terms: {
    delivery_bytes: {
      data: 'Wat een formulier verstuurde, zoals het verstuurd is',
      formatTerm: (days) => `${days} dagen na ontvangst`,
    },
    quarantine: {
      data: 'Wat een formulier verstuurde en geweigerd is',
      formatTerm: (days) => `${days} dagen na ontvangst`,
    },
    inbound_mail_bytes: {
      data: 'Ontvangen mails, zoals ze verstuurd zijn',
      formatTerm: (days) => `${days} dagen na ontvangst`,
    },
    import_rows: { data: 'Rijen van geïmporteerde bestanden', formatTerm: (days) => `${days} dagen na de import` },
    travel_details: {
      data: 'Paspoort, dieet en toegankelijkheid',
      formatTerm: (days) => `${days} dagen na het bezoek`,
    },
    webhook_deliveries: { data: 'Kopieën van wat andere systemen kregen', formatTerm: (days) => `${days} dagen` },
    user_sessions: { data: 'Sessies van collega’s', formatTerm: (days) => `hoogstens ${days} dagen` },
    idempotency_keys: { data: 'Antwoorden op herhaalde vragen', formatTerm: (days) => `${days} dagen` },
    notifications: { data: 'Meldingen van collega’s', formatTerm: (days) => `${days} dagen` },
    bulk_updates: { data: 'Vroegere waarden van wijzigingen van veel records', formatTerm: (days) => `${days} dagen` },
    pending_registrations: { data: 'Inschrijvingen die niet bevestigd zijn', formatTerm: (hours) => `${hours} uur` },
  },
  security: [
    'Elke route gaat één toegangsbeleid na; rollen en scopes beperken wat een collega of een programma ziet.',
    'Een tweede factor, wachtwoorden die als hash bewaard worden, en sessies die vanzelf eindigen.',
    'Paspoort- en dieetgegevens, geheimen van webhooks en tweede factoren zijn versleuteld met een sleutel buiten de databank.',
    'Tokens worden als hash bewaard, en adressen die geen mails krijgen als hash met een sleutel.',
    'De wijzigingsgeschiedenis legt vast wie wat wijzigde, en wie alle gegevens van een persoon opvroeg; alleen een wissing kan ze in de databank wijzigen.',
    'Opgeladen bestanden worden op hun inhoud nagegaan, en door een virusscanner waar die ingesteld is.',
    'Vertrouwelijke projecten zijn langs elke weg alleen zichtbaar voor hun team en voor managers.',
    'Back-ups bevatten geen leesbare sleutel, en wat versleuteld is, blijft het erin. Wissingen worden herhaald nadat een oudere back-up teruggezet is.',
    'Persoonsgegevens en geheimen komen niet in logs.',
  ],
};
