import { translateProblem } from './server-texts.rules';

const TEXTS: Record<string, string> = {
  'gate.sector.required': 'Geef de sector als NACE-code.',
  'gate.interactions.at_least_one': 'Noteer een interactie.',
  'problem.document.file_too_large': 'Hoogstens {{megabytes}} MB.',
  'problem.document.infected': 'Gevonden: {{signature}}.',
  'problem.field.text_direction': 'Teken {{position}} is onzichtbaar.',
  'problem.lead.announced_before_received': 'De aankondiging ligt voor {{day}}.',
  'problem.lead.dates_out_of_order': 'De volgorde klopt niet.',
  'problem.lead.gate_unmet': 'Er ontbreekt iets.',
  'problem.lead.note_required': 'Zeg in de notitie waarom.',
  'problem.lead.occurred_before_previous': 'Dit ligt vóór {{day}}.',
  'problem.record.not_found': 'Dit bestaat niet.',
};
const translate = (problem: Parameters<typeof translateProblem>[0]) =>
  translateProblem(
    problem,
    (key, values) => TEXTS[key]?.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!) ?? null,
    'nl',
  );

it('Missing fields of a stage get their texts wherever the pointer leads', () => {
  const { detail, errors } = translate({
    code: 'lead.gate_unmet',
    detail: 'The lead cannot enter qualified yet.',
    errors: [
      { pointer: '/changes/sector', code: 'required', detail: 'Give the sector.' },
      { pointer: '/interaction', code: 'at_least_one', detail: 'Record one.' },
    ],
  });
  expect(errors!.map((error) => error.detail)).toEqual(['Geef de sector als NACE-code.', 'Noteer een interactie.']);
  expect(detail).toBe('Er ontbreekt iets. Geef de sector als NACE-code. Noteer een interactie.');
});

it('Several errors of fields are named one after the other, with the day that they name', () => {
  const { detail } = translate({
    code: 'lead.note_required',
    errors: [
      { pointer: '/note', code: 'note_required', detail: 'note is required' },
      {
        pointer: '/occurredOn',
        code: 'occurred_before_previous',
        detail: 'occurredOn 2026-05-01 is before the previous transition, on 2026-06-01.',
      },
    ],
  });
  expect(detail).toBe('Zeg in de notitie waarom. Dit ligt vóór 1 jun 2026.');
});

it('Days out of order are named with the other day, or without it when only the database has seen them', () => {
  const code = 'lead.dates_out_of_order';
  const sentence = 'announcedOn 2026-05-01 must not be before receivedOn 2026-06-01.';
  const errors = [{ pointer: '/announcedOn', code: 'announced_before_received', detail: sentence }];
  expect(translate({ code, detail: sentence, errors }).detail).toBe(
    'De volgorde klopt niet. De aankondiging ligt voor 1 jun 2026.',
  );
  const general = [{ pointer: '/announcedOn', code, detail: 'announcedOn must not be before receivedOn.' }];
  expect(translate({ code, detail: general[0]!.detail, errors: general }).detail).toBe('De volgorde klopt niet.');
});

it('An invisible character is named with its position', () => {
  const detail = '/title must not contain characters that change the direction of the text: U+202E at position 12';
  const errors = [{ pointer: '/title', code: 'field.text_direction', detail }];
  expect(translate({ code: 'request.invalid', errors }).errors![0]!.detail).toBe('Teken 12 is onzichtbaar.');
});

it('A code without a text keeps the sentence of the server', () => {
  expect(translate({ code: 'seminar.full', detail: 'The seminar is full.' }).detail).toBe('The seminar is full.');
});

it('A record that does not exist has the same text whatever its kind', () => {
  expect(translate({ code: 'lead.not_found', detail: 'There is no lead 1.' }).detail).toBe('Dit bestaat niet.');
});

it('A file that is too large or infected is refused with the limit, or with what the scanner has found', () => {
  const large = 'The file is larger than 25 MB, which is the limit for one file.';
  const infected = 'The file is infected (Win.Test.EICAR_HDB-1) and was not stored.';
  expect(translate({ code: 'document.file_too_large', detail: large }).detail).toBe('Hoogstens 25 MB.');
  expect(translate({ code: 'document.infected', detail: infected }).detail).toBe('Gevonden: Win.Test.EICAR_HDB-1.');
});
