import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, ParseResult, ParseOptions } from '../parsing/connector.rules.js';
import { buildNamedValues } from '../parsing/csv-export.rules.js';
import {
  asText,
  at,
  entriesAt,
  idAt,
  isObject,
  toKey,
  keyOfAll,
  listAt,
  sha256,
  storable,
  textAt,
} from '../parsing/json-values.rules.js';
import { parseInstant, instantShown } from '../parsing/provider-times.rules.js';
import { EITHER_HEADERS, verifyEither } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  computeDigest,
  parseJsonBody,
  nothing,
  buildPerson,
  buildSubmission,
  submitted,
  unreadable,
} from '../parsing/submission-parts.rules.js';
import type { SubmittedAnswer } from '../parsing/submission.rules.js';

/**
 * Connector for Google Forms. A script of the form's owner (`docs/senders/google-forms.gs`) sends a response in the
 * format of the Forms API, or the event of a spreadsheet. The event has only titles as keys, and its times have no
 * zone.
 */
export const googleForms: Connector = {
  provider: 'google_forms',
  keptHeaders: [...EITHER_HEADERS, 'user-agent'],
  verify: verifyEither,
  deliveryKey: (delivery) => {
    const body = parseJsonBody(delivery);
    const key = keyOfAll(idAt(body, 'responseId'), idAt(body, 'lastSubmittedTime'));
    return key ?? bodyDigest(delivery);
  },
  contentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return at(body, 'responseId') === undefined
      ? null
      : computeDigest(at(body, 'respondentEmail'), at(body, 'answers'));
  },
  read: (delivery, options) => {
    const body = parseJsonBody(delivery);
    if (body === undefined) return unreadable('not JSON');
    if (isObject(at(body, 'namedValues'))) return parseSheetRow(body, delivery.receivedAt, options);
    if (textAt(body, 'responseId') !== null) return parseResponse(body, options);
    if (isObject(at(body, 'message'))) return nothing('a watch notification, which contains no answers');
    return unreadable('no responseId and no namedValues');
  },
  csv: {
    required: [['Timestamp']],
    // A file has no time of arrival that would show whether the day or the month comes first.
    readRow: (row, options) => parseSheetRow({ namedValues: buildNamedValues(row) }, new Date(0), options),
  },
};

function parseResponse(body: unknown, options: ParseOptions): ParseResult {
  const id = idAt(body, 'responseId');
  if (id === null) return unreadable('no responseId');
  const formId = idAt(body, 'formId');
  const submittedAt = textAt(body, 'lastSubmittedTime') ?? textAt(body, 'createTime');
  const email = textAt(body, 'respondentEmail');
  return submitted(
    buildSubmission(id, {
      formId,
      version: parseInstant(submittedAt, options.timezone),
      occurredAt: parseInstant(submittedAt, options.timezone),
      occurredAtRaw: submittedAt,
      attendee: email === null ? null : buildPerson({ email }),
      answers: Array.isArray(at(body, 'answers'))
        ? listAt(body, 'answers').flatMap((answer) => answered('', answer))
        : entriesAt(body, 'answers').flatMap(([key, answer]) => answered(key, answer)),
    }),
  );
}

/** Reads an answer in the format of the Forms API, or in the formats in which scripts write answers in a list. */
function answered(name: string, answer: unknown): SubmittedAnswer[] {
  const texts = listAt(answer, 'textAnswers', 'answers').flatMap((text) => textAt(text, 'value') ?? []);
  const files = listAt(answer, 'fileUploadAnswers', 'answers').flatMap((file) => textAt(file, 'fileId') ?? []);
  const title = ['title', 'question', 'label'].flatMap((each) => textAt(answer, each) ?? [])[0] ?? null;
  const id = ['questionId', 'itemId', 'id', 'key'].flatMap((each) => idAt(answer, each) ?? [])[0];
  const key = id ?? (name === '' ? title && toKey(title) : toKey(name));
  if (key === null) return [];
  const values = texts.length > 0 ? texts : files;
  const plain = ['response', 'answer', 'value']
    .map((each) => answerValue(at(answer, each)))
    .find((each) => each !== null);
  const value = values.length === 0 ? (plain ?? null) : answerValue(values);
  const isSingle = Array.isArray(value) && value.length === 1;
  return buildAnswer(key, isSingle ? (value[0] ?? null) : value, {
    label: title,
    type: storable(textAt(answer, 'type') ?? (files.length > 0 && texts.length === 0 ? 'file' : 'text')),
  });
}

/**
 * Reads a row of a spreadsheet. It has no id, so the script adds the spreadsheet and the row. Without them, only the
 * answers and their time identify a registration.
 */
function parseSheetRow(body: unknown, receivedAt: Date, options: ParseOptions): ParseResult {
  const named = entriesAt(body, 'namedValues');
  const shown = textAt(body, 'namedValues', 'Timestamp', '0');
  const spreadsheet = idAt(body, 'spreadsheetId');
  const row = keyOfAll(spreadsheet, idAt(body, 'row') ?? idAt(body, 'range', 'rowStart'));
  const contents = JSON.stringify([...named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const email = textAt(body, 'namedValues', 'Email Address', '0');
  return submitted(
    buildSubmission(row ?? `sha256:${sha256(contents)}`, {
      formId: spreadsheet,
      // After an edit of a response, the event of the spreadsheet contains the edited cells, and the others are empty.
      isPartial: true,
      occurredAt: instantShown(shown, options.timezone, receivedAt),
      occurredAtRaw: shown,
      attendee: email === null ? null : buildPerson({ email }),
      answers: named.flatMap(([title, values]) => {
        if (title === 'Timestamp') return [];
        const texts = (Array.isArray(values) ? values : [values]).flatMap((value) => asText(value) ?? []);
        return buildAnswer(toKey(title), answerValue(texts.length === 1 ? texts[0] : texts), {
          label: storable(title),
        });
      }),
    }),
  );
}
