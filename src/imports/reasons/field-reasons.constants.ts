import type { ReasonText } from './reason-texts.constants.js';

const MAX = /(?:equal to|more than|greater than) (?<max>[\d.]+)/;
const MIN = /(?:equal to|at least|less than) (?<min>[\d.]+)/;

/** The texts for what the validation of the API finds wrong with a field, by code. */
export const FIELD_REASONS: Readonly<Record<string, ReasonText>> = {
  'field.required': {
    en: 'this is missing. Fill in the cell, choose a column for it, or give a value for all rows.',
    nl: 'dit ontbreekt. Vul de cel in, kies er een kolom voor, of geef een waarde voor alle rijen.',
  },
  'field.invalid': { en: 'this value is not possible. {hint}', nl: 'deze waarde kan niet. {hint}' },
  'field.unknown': { en: 'this field cannot be filled here.', nl: 'dit veld kan hier niet ingevuld worden.' },
  'field.too_many_fields': { en: 'these are too many.', nl: 'dit zijn er te veel.' },
  'field.array_max_size': {
    en: 'these are too many. At most {max} are possible.',
    nl: 'dit zijn er te veel. Er mogen er hoogstens {max} zijn.',
    values: MAX,
  },
  'field.array_min_size': { en: 'these are too few.', nl: 'dit zijn er te weinig.' },
  'field.array_not_empty': { en: 'this is empty.', nl: 'dit is leeg.' },
  'field.array_unique': { en: 'something is here twice.', nl: 'hier staat iets twee keer.' },
  'field.country': {
    en: 'this is no country. Write a name such as Belgium or a code such as BE.',
    nl: 'dit is geen land. Schrijf een naam zoals België of een code zoals BE.',
  },
  'field.currency': {
    en: 'this currency cannot be used. Write a code such as EUR.',
    nl: 'deze munt kan niet gebruikt worden. Schrijf een code zoals EUR.',
  },
  'field.date': { en: 'this is no day of the calendar. {hint}', nl: 'deze dag bestaat niet. {hint}' },
  'field.date_in_years': {
    en: 'this day is outside the years that are possible. They go from {from} to {to}.',
    nl: 'deze dag valt buiten de jaren die mogelijk zijn. Die gaan van {from} tot {to}.',
    values: /from (?<from>\d{4}) to (?<to>\d{4})/,
  },
  'field.decimal': {
    en: 'this number is not possible. It must be from 0 to {max}.',
    nl: 'dit getal kan niet. Het moet van 0 tot {max} gaan.',
    values: /from 0 to (?<max>\d+)/,
  },
  'field.event_time': { en: 'this is no date with an hour.', nl: 'dit is geen datum met een uur.' },
  'field.instant': { en: 'this is no date with an hour.', nl: 'dit is geen datum met een uur.' },
  'field.is_array': { en: 'this must be a list.', nl: 'dit moet een lijst zijn.' },
  'field.is_boolean': { en: 'this is neither yes nor no.', nl: 'dit is geen ja en geen nee.' },
  'field.is_email': {
    en: 'this is no e-mail address. Write an address such as name@company.com.',
    nl: 'dit is geen e-mailadres. Schrijf een adres zoals naam@bedrijf.be.',
  },
  'field.is_in': { en: 'this is not known. {hint}', nl: 'dit is niet bekend. {hint}' },
  'field.is_int': { en: 'this is not a whole number.', nl: 'dit is geen geheel getal.' },
  'field.is_not_empty': { en: 'this is empty. Fill it in.', nl: 'dit is leeg. Vul het in.' },
  'field.is_number': { en: 'this is no number.', nl: 'dit is geen getal.' },
  'field.is_object': { en: 'this is incomplete.', nl: 'dit is onvolledig.' },
  'field.is_positive': { en: 'this must be above zero.', nl: 'dit moet meer dan nul zijn.' },
  'field.is_string': { en: 'this must be a text.', nl: 'dit moet een tekst zijn.' },
  'field.is_uuid': { en: 'nothing was found for this.', nl: 'hiervoor is niets gevonden.' },
  'field.language': {
    en: 'this language is not known. Write a name such as Dutch or a code such as nl.',
    nl: 'deze taal is niet bekend. Schrijf een naam zoals Nederlands of een code zoals nl.',
  },
  'field.matches': {
    en: 'this must be one line of text, and not empty.',
    nl: 'dit moet één regel tekst zijn, en niet leeg.',
  },
  'field.max': {
    en: 'this number is too large. It can be {max} at most.',
    nl: 'dit getal is te groot. Het kan hoogstens {max} zijn.',
    values: MAX,
  },
  'field.max_length': {
    en: 'this text is too long. It can have {max} characters at most.',
    nl: 'deze tekst is te lang. Hij kan hoogstens {max} tekens hebben.',
    values: MAX,
  },
  'field.min': {
    en: 'this number is too small. It must be {min} at least.',
    nl: 'dit getal is te klein. Het moet minstens {min} zijn.',
    values: MIN,
  },
  'field.min_length': {
    en: 'this text is too short. It must have {min} characters at least.',
    nl: 'deze tekst is te kort. Hij moet minstens {min} tekens hebben.',
    values: MIN,
  },
  'field.phone': {
    en: 'this is no phone number. Write it with its country code, such as +32 11 23 45 67.',
    nl: 'dit is geen telefoonnummer. Schrijf het met landcode, zoals +32 11 23 45 67.',
  },
  'field.subdivision': {
    en: 'this province or state is not known. Write a code such as BE-VLI.',
    nl: 'deze provincie of staat is niet bekend. Schrijf een code zoals BE-VLI.',
  },
  'field.text_direction': {
    en: 'an invisible character changes the direction of the text. Leave it out: it is at position {position}.',
    nl: 'een onzichtbaar teken verandert de richting van de tekst. Laat het weg: het staat op positie {position}.',
    values: /at position (?<position>\d+)/,
  },
  'field.timezone': { en: 'this time zone is not known.', nl: 'deze tijdzone is niet bekend.' },
  'field.unique': { en: 'something is here twice.', nl: 'hier staat iets twee keer.' },
  'field.url': {
    en: 'this is no web address. Write an address such as https://company.com.',
    nl: 'dit is geen webadres. Schrijf een adres zoals https://bedrijf.be.',
  },
  'text.invalid_character': {
    en: 'this text has a character that cannot be stored.',
    nl: 'deze tekst bevat een teken dat niet bewaard kan worden.',
  },
  'request.invalid': { en: 'not all values fit together.', nl: 'niet alle waarden passen bij elkaar.' },
  'request.more_errors': {
    en: 'there are more reasons. Their number is {count}.',
    nl: 'er zijn nog meer redenen. Het zijn er {count}.',
    values: /and (?<count>[\d,]+) more/,
  },
  'request.concurrent_change': {
    en: 'somebody was changing this at the same time. Run the import again.',
    nl: 'iemand wijzigde dit op hetzelfde moment. Voer de import opnieuw uit.',
  },
  'request.stale_version': {
    en: 'somebody has changed this meanwhile. Run the import again.',
    nl: 'iemand heeft dit intussen gewijzigd. Voer de import opnieuw uit.',
  },
};
