import type { Translations } from '../../common/reference/languages.constants.js';

/**
 * The text of a reason after the field and its cell. A value in braces comes from the field (`choices`, `example`, `hint`) or
 * from the sentence of the API, through a named group of `when` or `values`; a sentence whose value is unknown is left out.
 * The values of groups that begin with `day` are days.
 */
export interface ReasonText extends Translations {
  /** The sentences of the API to which the text belongs; all where it is absent. */
  when?: RegExp;
  values?: RegExp;
}

/** The texts for the right form of the cells of a field, by its format or kind. */
export const FIELD_HINTS: Readonly<Record<string, Translations>> = {
  number: { en: 'Write the number as {example}.', nl: 'Schrijf het getal zoals {example}.' },
  integer: { en: 'Write a whole number such as {example}.', nl: 'Schrijf een geheel getal zoals {example}.' },
  date: { en: 'Write the date as {example}.', nl: 'Schrijf de datum zoals {example}.' },
  moment: { en: 'Write the date as {example}.', nl: 'Schrijf de datum zoals {example}.' },
  boolean: { en: 'Write yes or no.', nl: 'Schrijf ja of nee.' },
  choice: { en: 'Choose from: {choices}.', nl: 'Kies uit: {choices}.' },
  country: {
    en: 'Write a name such as Belgium or a code such as BE.',
    nl: 'Schrijf een naam zoals België of een code zoals BE.',
  },
  currency: { en: 'Write a code such as EUR.', nl: 'Schrijf een code zoals EUR.' },
  language: {
    en: 'Write a name such as Dutch or a code such as nl.',
    nl: 'Schrijf een naam zoals Nederlands of een code zoals nl.',
  },
  phone: {
    en: 'Write the number with its country code, such as +32 11 23 45 67.',
    nl: 'Schrijf het nummer met landcode, zoals +32 11 23 45 67.',
  },
  email: { en: 'Write an address such as name@company.com.', nl: 'Schrijf een adres zoals naam@bedrijf.be.' },
  'web-address': {
    en: 'Write an address such as https://company.com.',
    nl: 'Schrijf een adres zoals https://bedrijf.be.',
  },
};

/** The texts of the reasons that an import gives by itself, by code. */
export const IMPORT_REASONS: Readonly<Record<string, ReasonText | readonly ReasonText[]>> = {
  'number.invalid': {
    en: 'this cannot be read as a number. {hint}',
    nl: 'dit kan niet als getal gelezen worden. {hint}',
  },
  'number.percentage': {
    en: 'this is a percentage. Write the number itself.',
    nl: 'dit is een percentage. Schrijf het getal zelf.',
  },
  'number.not_whole': { en: 'this is not a whole number. {hint}', nl: 'dit is geen geheel getal. {hint}' },
  'date.invalid': [
    {
      when: /has only (?<length>\d+) days/,
      en: 'this day does not exist, because the month has {length} days.',
      nl: 'deze dag bestaat niet, want de maand telt {length} dagen.',
    },
    { en: 'this cannot be read as a date. {hint}', nl: 'dit kan niet als datum gelezen worden. {hint}' },
  ],
  'boolean.invalid': { en: 'this is neither yes nor no. {hint}', nl: 'dit is geen ja en geen nee. {hint}' },
  'choice.invalid': { en: 'this is not known. {hint}', nl: 'dit is niet bekend. {hint}' },
  'country.invalid': { en: 'this country is not known. {hint}', nl: 'dit land is niet bekend. {hint}' },
  'currency.invalid': { en: 'this currency cannot be used. {hint}', nl: 'deze munt kan niet gebruikt worden. {hint}' },
  'language.invalid': { en: 'this language is not known. {hint}', nl: 'deze taal is niet bekend. {hint}' },
  'import.reference_unknown': [
    {
      when: /^"(?<text>[^"]*)" was left out/,
      en: 'only a part of this was found. «{text}» was left out.',
      nl: 'hiervan is maar een deel gevonden. «{text}» is weggelaten.',
    },
    {
      en: 'nothing was found for this. Create or import it first, or correct the cell.',
      nl: 'hiervoor is niets gevonden. Maak of importeer het eerst, of verbeter de cel.',
    },
  ],
  'import.reference_not_imported': {
    en: 'the row of the file that is named here is not imported itself. Correct row {row} first.',
    nl: 'de rij van het bestand die hier genoemd wordt, is zelf niet geïmporteerd. Verbeter eerst rij {row}.',
    values: /: row (?<row>\d+) of the file/,
  },
  'import.reference_cycle': {
    en: 'this row and the one that it names belong to one another, so neither can come first.',
    nl: 'deze rij en die ze noemt, horen bij elkaar, zodat geen van beide de eerste kan zijn.',
  },
  'import.create_forbidden': {
    en: 'you may not create this. Let a colleague who may do so create it first.',
    nl: 'u mag dit niet aanmaken. Laat eerst een collega die dat mag het aanmaken.',
  },
  'email.invalid': { en: 'this is no e-mail address. {hint}', nl: 'dit is geen e-mailadres. {hint}' },
  'web_address.invalid': { en: 'this is no web address. {hint}', nl: 'dit is geen webadres. {hint}' },
  'import.reference_ambiguous': {
    en: 'several records fit. Name one by its reference, id, number or e-mail address.',
    nl: 'dit past bij meerdere gegevens. Geef een referentie, id, nummer of e-mailadres dat maar bij één past.',
  },
  'import.history_differs': {
    en: 'the lead exists already and says otherwise. Change it there, or leave the column out.',
    nl: 'de lead bestaat al en zegt iets anders. Wijzig het in de lead, of laat de kolom weg.',
  },
  'lead.closed_on_needed': {
    en: 'a lead that is won needs the day of the investment. Fill in that day, or the day on which it was closed.',
    nl: 'een gewonnen lead heeft de dag van de investering nodig. Vul die dag in, of de dag van afsluiting.',
  },
  'import.value_not_taken': {
    en: 'this was not taken over. «{kept}» was kept: let the column replace what we have, or change the record. Row {row}, which this row repeats, has no value here.',
    nl: 'dit is niet overgenomen. «{kept}» is gebleven: laat de kolom vervangen wat we hebben, of wijzig het zelf. Rij {row}, die deze rij herhaalt, heeft hier geen waarde.',
    values: /^"(?<kept>[^"]*)" was kept|^Row (?<row>\d+), which/,
  },
  'import.value_left_out': [
    {
      when: / is required|needs an owner/,
      en: 'this is needed, but the cell could not be used. {hint}',
      nl: 'dit is nodig, maar de cel kon niet gebruikt worden. {hint}',
    },
    {
      when: /^The extension (?<extension>.+) was left out/,
      en: 'the extension was left out, because a phone number has none here. It was {extension}.',
      nl: 'het toestelnummer is weggelaten, want een telefoonnummer heeft er hier geen. Het was {extension}.',
    },
    {
      when: /because its currency cannot be read/,
      en: 'the currency of the amount could not be read, so the amount was left out.',
      nl: 'de munt van het bedrag kon niet gelezen worden, zodat het bedrag weggelaten is.',
    },
    {
      when: /is no user in use\..*person who imports/,
      en: 'no user has this name or address. What is new becomes that of the person who imports.',
      nl: 'geen enkele gebruiker heet zo of heeft dit adres. Wat nieuw is, komt op naam van wie importeert.',
    },
    {
      when: /is no user in use\./,
      en: 'no user has this name or address. It was left out.',
      nl: 'geen enkele gebruiker heet zo of heeft dit adres. Het is weggelaten.',
    },
    {
      when: /is the name of several users/,
      en: 'several users have this name. Write the e-mail address.',
      nl: 'meerdere gebruikers heten zo. Schrijf het e-mailadres.',
    },
    {
      en: 'this could not be used and was left out. It can have {max} characters at most. {hint}',
      nl: 'dit kon niet gebruikt worden en is weggelaten. Er kunnen hoogstens {max} tekens staan. {hint}',
      values: /equal to (?<max>\d+) characters/,
    },
  ],
  'import.range_lower_end': {
    en: 'this is a range. Its lower end was taken: {taken}.',
    nl: 'dit is een bereik. De ondergrens is overgenomen: {taken}.',
    values: /taken: (?<taken>.+)\.$/,
  },
  'import.first_of_several': [
    {
      when: /^"(?<text>[^"]*)" was left out/,
      en: 'only the first one was taken. «{text}» was left out.',
      nl: 'alleen het eerste is overgenomen. «{text}» is weggelaten.',
    },
    {
      en: 'these are several. The first one was taken: {taken}.',
      nl: 'dit zijn er meerdere. Het eerste is overgenomen: {taken}.',
      values: /taken: (?<taken>.+)\.$/,
    },
  ],
  'import.owner_unknown': {
    en: 'no user has this name or address. The colleague who was chosen for such rows gets it.',
    nl: 'geen enkele gebruiker heet zo of heeft dit adres. De collega die daarvoor gekozen is, krijgt het.',
  },
  'import.value_not_known': {
    en: 'this word is not known. Choose its meaning at the column, or leave it out there. {hint}',
    nl: 'dit woord is niet bekend. Kies bij de kolom wat het betekent, of laat het daar weg. {hint}',
  },
  'import.word_left_out': {
    en: 'this word was left out, as chosen at the column.',
    nl: 'dit woord is weggelaten, zoals bij de kolom gekozen is.',
  },
  'import.source_as_detail': [
    {
      when: /^There is no record for/,
      en: 'nothing was found for this. It is kept in the detail of the origin.',
      nl: 'hiervoor is niets gevonden. Het staat nu in de toelichting bij de herkomst.',
    },
    {
      en: 'the row names no activity, agreement or referring company for this. The channel became Other, and the word is kept in the detail of the origin.',
      nl: 'de rij noemt hiervoor geen activiteit, overeenkomst of doorverwijzend bedrijf. Het kanaal is Andere geworden, en het woord staat in de toelichting bij de herkomst.',
    },
  ],
  'import.stage_differs': {
    en: 'the lead exists already and says otherwise. It was kept: change the lead itself if it must be different.',
    nl: 'de lead bestaat al en zegt iets anders. Dat is gebleven: wijzig de lead zelf als het anders moet.',
  },
  'import.stage_contradicts_status': {
    en: 'the stage and the status contradict each other. Only a lead in the last stage is won.',
    nl: 'de fase en de status spreken elkaar tegen. Alleen een lead in de laatste fase is gewonnen.',
  },
  'import.stage_date_left_out': [
    {
      when: /it is in the future/,
      en: 'this day is in the future and was left out.',
      nl: 'deze dag ligt in de toekomst en is weggelaten.',
    },
    {
      when: /: .*(?<day>\d{4}-\d\d-\d\d)/,
      en: 'this day does not fit the other days of the lead and was left out. It was compared with {day}.',
      nl: 'deze dag past niet bij de andere dagen van de lead en is weggelaten. Hij is vergeleken met {day}.',
    },
    {
      en: 'this day does not fit the stages of the lead and was left out.',
      nl: 'deze dag past niet bij de fasen van de lead en is weggelaten.',
    },
  ],
  'import.reason_missing': {
    en: 'the row says no reason for a lead that was lost or abandoned. It became Other.',
    nl: 'de rij noemt geen reden voor een verloren of opgegeven lead. Ze is «Een andere reden» geworden.',
  },
  'import.closed_on_assumed': {
    en: 'the row does not say when the lead was closed. {day} was taken.',
    nl: 'de rij zegt niet wanneer de lead afgesloten is. {day} is aangenomen.',
    values: /(?<day>\d{4}-\d\d-\d\d)(?!.*\d{4}-\d\d-\d\d)/,
  },
  'import.totals_left_out': {
    en: 'this last row adds up the others and was left out.',
    nl: 'deze laatste rij telt de andere op en is weggelaten.',
  },
  'import.candidate_missing': {
    en: 'the record that was chosen for this row is no longer there. Decide again.',
    nl: 'wat voor deze rij gekozen was, is er niet meer. Beslis opnieuw.',
  },
  'import.changed_since': {
    en: 'this has been changed since the import.',
    nl: 'dit is sinds de import gewijzigd.',
  },
  'import.in_use': {
    en: 'other records in use refer to this one. Archive them first.',
    nl: 'andere gegevens verwijzen hiernaar. Archiveer die eerst.',
  },
  'import.initial_load_forbidden': {
    en: 'only an administrator can load history.',
    nl: 'alleen een beheerder kan historiek inladen.',
  },
  'import.month_locked': {
    en: 'history cannot be loaded while a month is locked.',
    nl: 'historiek kan niet ingeladen worden zolang er een maand vergrendeld is.',
  },
  'record.not_found': {
    en: 'this does not exist, or you may not see it.',
    nl: 'dit bestaat niet, of u mag het niet bekijken.',
  },
  'service.internal_error': {
    en: 'something went wrong on the server. Quote the file and the row when you report it.',
    nl: 'er ging iets mis op de server. Vermeld het bestand en de rij als u het meldt.',
  },
};
