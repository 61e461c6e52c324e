import { answerValue } from './answer.values.js';
import type { Connector, Reading, ReadingOptions } from './connector.js';
import { namedValuesOf } from './csv.exports.js';
import {
  asText,
  at,
  entriesAt,
  idAt,
  isObject,
  keyOf,
  keyOfAll,
  listAt,
  sha256,
  storable,
  textAt,
} from './json.reading.js';
import { instantOf, instantShown } from './sender.times.js';
import { EITHER_HEADERS, verifyEither } from './signature.js';
import {
  answerOf,
  bodyDigest,
  digestOf,
  jsonOf,
  nothing,
  personOf,
  submissionOf,
  submitted,
  unreadable,
} from './submission.parts.js';
import type { SubmittedAnswer } from '../submission.js';

/**
 * Google Forms, sent by a script of the form's owner (`docs/senders/google-forms.gs`): a response as the Forms API has
 * it, or the event of a spreadsheet, whose only keys are titles and whose times have no zone.
 */
export const googleForms: Connector = {
  provider: 'google_forms',
  keptHeaders: [...EITHER_HEADERS, 'user-agent'],
  verify: verifyEither,
  deliveryKey: (delivery) => {
    const body = jsonOf(delivery);
    const key = keyOfAll(idAt(body, 'responseId'), idAt(body, 'lastSubmittedTime'));
    return key ?? bodyDigest(delivery);
  },
  contentDigest: (delivery) => {
    const body = jsonOf(delivery);
    return at(body, 'responseId') === undefined ? null : digestOf(at(body, 'respondentEmail'), at(body, 'answers'));
  },
  read: (delivery, options) => {
    const body = jsonOf(delivery);
    if (body === undefined) return unreadable('not JSON');
    if (isObject(at(body, 'namedValues'))) return sheetReading(body, delivery.receivedAt, options);
    if (textAt(body, 'responseId') !== null) return responseReading(body, options);
    if (isObject(at(body, 'message'))) return nothing('a notice of a watch, which has no answers in it');
    return unreadable('no responseId and no namedValues');
  },
  csv: {
    required: [['Timestamp']],
    // A file has no moment of arrival that would tell which of day and month comes first.
    readRow: (row, options) => sheetReading({ namedValues: namedValuesOf(row) }, new Date(0), options),
  },
};

function responseReading(body: unknown, options: ReadingOptions): Reading {
  const id = idAt(body, 'responseId');
  if (id === null) return unreadable('no responseId');
  const formId = idAt(body, 'formId');
  const submittedAt = textAt(body, 'lastSubmittedTime') ?? textAt(body, 'createTime');
  const email = textAt(body, 'respondentEmail');
  return submitted(
    submissionOf(id, {
      formId,
      version: instantOf(submittedAt, options.timezone),
      occurredAt: instantOf(submittedAt, options.timezone),
      occurredAtRaw: submittedAt,
      attendee: email === null ? null : personOf({ email }),
      answers: entriesAt(body, 'answers').flatMap(([key, answer]) => answered(key, answer)),
    }),
  );
}

function answered(name: string, answer: unknown): SubmittedAnswer[] {
  const texts = listAt(answer, 'textAnswers', 'answers').flatMap((text) => textAt(text, 'value') ?? []);
  const files = listAt(answer, 'fileUploadAnswers', 'answers').flatMap((file) => textAt(file, 'fileId') ?? []);
  const values = texts.length > 0 ? texts : files;
  return answerOf(idAt(answer, 'questionId') ?? keyOf(name), values.length === 1 ? (values[0] ?? null) : values, {
    label: textAt(answer, 'title'),
    type: storable(textAt(answer, 'type') ?? (texts.length > 0 ? 'text' : 'file')),
  });
}

/**
 * A row of a spreadsheet. It has no id of its own: the script adds the spreadsheet and the row; without them, what was
 * answered when is all that tells one registration from another.
 */
function sheetReading(body: unknown, receivedAt: Date, options: ReadingOptions): Reading {
  const named = entriesAt(body, 'namedValues');
  const shown = textAt(body, 'namedValues', 'Timestamp', '0');
  const spreadsheet = idAt(body, 'spreadsheetId');
  const row = keyOfAll(spreadsheet, idAt(body, 'row') ?? idAt(body, 'range', 'rowStart'));
  const contents = JSON.stringify([...named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const email = textAt(body, 'namedValues', 'Email Address', '0');
  return submitted(
    submissionOf(row ?? `sha256:${sha256(contents)}`, {
      formId: spreadsheet,
      // When a response is edited, the event of the spreadsheet has the edited cells, and the others are empty.
      isPartial: true,
      occurredAt: instantShown(shown, options.timezone, receivedAt),
      occurredAtRaw: shown,
      attendee: email === null ? null : personOf({ email }),
      answers: named.flatMap(([title, values]) => {
        if (title === 'Timestamp') return [];
        const texts = (Array.isArray(values) ? values : [values]).flatMap((value) => asText(value) ?? []);
        return answerOf(keyOf(title), answerValue(texts.length === 1 ? texts[0] : texts), { label: storable(title) });
      }),
    }),
  );
}
