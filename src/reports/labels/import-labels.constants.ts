/** The labels of values of imports. */
export const IMPORT_LABELS = {
  importEntity: {
    companies: { en: 'Companies', nl: 'Bedrijven' },
    contacts: { en: 'Contacts', nl: 'Contacten' },
    leads: { en: 'Leads', nl: 'Leads' },
    interactions: { en: 'Interactions', nl: 'Interacties' },
    tasks: { en: 'Tasks', nl: 'Taken' },
    agreements: { en: 'Agreements', nl: 'Overeenkomsten' },
    'delegation-participants': { en: 'Participants of delegations', nl: 'Deelnemers aan delegaties' },
    'seminar-attendances': { en: 'Attendances of seminars', nl: 'Aanwezigen op seminaries' },
  },
  importStatus: {
    uploaded: { en: 'Not checked', nl: 'Niet gecontroleerd' },
    checking: { en: 'Being checked', nl: 'Wordt gecontroleerd' },
    checked: { en: 'Checked', nl: 'Gecontroleerd' },
    running: { en: 'Being imported', nl: 'Wordt geïmporteerd' },
    stopped: { en: 'Stopped', nl: 'Gestopt' },
    done: { en: 'Imported', nl: 'Geïmporteerd' },
    undoing: { en: 'Being undone', nl: 'Wordt teruggedraaid' },
    undone: { en: 'Undone', nl: 'Teruggedraaid' },
    failed: { en: 'Failed', nl: 'Mislukt' },
  },
  importOutcome: {
    create: { en: 'New', nl: 'Nieuw' },
    update: { en: 'Change', nl: 'Wijziging' },
    skip: { en: 'Skipped', nl: 'Overgeslagen' },
    possible_duplicate: { en: 'Possible duplicate', nl: 'Mogelijk dubbel' },
    error: { en: 'Error', nl: 'Fout' },
  },
  textEncoding: {
    'utf-8': { en: 'UTF-8', nl: 'UTF-8' },
    'utf-16le': { en: 'UTF-16', nl: 'UTF-16' },
    'utf-16be': { en: 'UTF-16, bytes reversed', nl: 'UTF-16, bytes omgekeerd' },
    'windows-1252': { en: 'Western Europe (Windows)', nl: 'West-Europa (Windows)' },
    cp850: { en: 'Western Europe (DOS)', nl: 'West-Europa (DOS)' },
    gb18030: { en: 'Chinese, simplified (GB)', nl: 'Chinees, vereenvoudigd (GB)' },
    big5: { en: 'Chinese, traditional (Big5)', nl: 'Chinees, traditioneel (Big5)' },
  },
  fileSeparator: {
    ',': { en: 'Comma', nl: 'Komma' },
    ';': { en: 'Semicolon', nl: 'Puntkomma' },
    tab: { en: 'Tab', nl: 'Tab' },
  },
  importDecision: {
    create: { en: 'Create', nl: 'Aanmaken' },
    skip: { en: 'Leave out', nl: 'Weglaten' },
  },
  importReasonKind: {
    error: { en: 'Error', nl: 'Fout' },
    warning: { en: 'Remark', nl: 'Opmerking' },
  },
  unreadableCells: {
    leave_out: { en: 'Leave out', nl: 'Weglaten' },
    refuse: { en: 'Refuse the row', nl: 'De rij weigeren' },
  },
  importRowPhase: {
    uploaded: { en: 'Not checked', nl: 'Niet gecontroleerd' },
    checked: { en: 'Checked', nl: 'Gecontroleerd' },
    done: { en: 'Imported', nl: 'Geïmporteerd' },
    undone: { en: 'Undone', nl: 'Teruggedraaid' },
  },
  importMode: {
    known_from_today: { en: 'Known from today', nl: 'Bekend vanaf vandaag' },
    initial_load: { en: 'Load history', nl: 'Historiek inladen' },
  },
  /** The outcomes of the entries of a downloaded file of registrations. */
  fileEntryOutcome: {
    new: { en: 'New', nl: 'Nieuw' },
    changed: { en: 'Changed', nl: 'Gewijzigd' },
    known: { en: 'Known already', nl: 'Al bekend' },
    ignored: { en: 'Ignored', nl: 'Genegeerd' },
    unreadable: { en: 'Not readable', nl: 'Niet leesbaar' },
  },
  matchKey: {
    reference: { en: 'Reference', nl: 'Referentie' },
    externalId: { en: 'Id in the other system', nl: 'Id in het andere systeem' },
    identifier: { en: 'Identifier', nl: 'Identificatienummer' },
    email: { en: 'E-mail address', nl: 'E-mailadres' },
    name: { en: 'Name', nl: 'Naam' },
  },
} as const;
