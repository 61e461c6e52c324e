import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, ParseResult, ParseOptions } from '../parsing/connector.rules.js';
import { buildNamedValues } from '../parsing/csv-export.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import {
  toText,
  findAt,
  listEntriesAt,
  findIdAt,
  toKey,
  joinIds,
  listItemsAt,
  computeSha256,
  toStorable,
  findTextAt,
} from '../parsing/json-values.rules.js';
import { parseInstant, parseShownInstant } from '../parsing/provider-times.rules.js';
import { EITHER_HEADERS, verifyEither } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  computeDigest,
  parseJsonBody,
  buildNothing,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
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
  getDeliveryKey: (delivery) => {
    const body = parseJsonBody(delivery);
    const key = joinIds(findIdAt(body, 'responseId'), findIdAt(body, 'lastSubmittedTime'));
    return key ?? computeBodyDigest(delivery);
  },
  computeContentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return findAt(body, 'responseId') === undefined
      ? null
      : computeDigest(findAt(body, 'respondentEmail'), findAt(body, 'answers'));
  },
  parse: (delivery, options) => {
    const body = parseJsonBody(delivery);
    if (body === undefined) return buildUnreadable('not JSON');
    if (isPlainObject(findAt(body, 'namedValues'))) return parseSheetRow(body, delivery.receivedAt, options);
    if (findTextAt(body, 'responseId') !== null) return parseResponse(body, options);
    if (isPlainObject(findAt(body, 'message'))) return buildNothing('a watch notification, which contains no answers');
    return buildUnreadable('no responseId and no namedValues');
  },
  csv: {
    required: [['Timestamp']],
    // A file has no time of arrival that would show whether the day or the month comes first.
    parseRow: (row, options) => parseSheetRow({ namedValues: buildNamedValues(row) }, new Date(0), options),
  },
};

function parseResponse(body: unknown, options: ParseOptions): ParseResult {
  const id = findIdAt(body, 'responseId');
  if (id === null) return buildUnreadable('no responseId');
  const formId = findIdAt(body, 'formId');
  const submittedAt = findTextAt(body, 'lastSubmittedTime') ?? findTextAt(body, 'createTime');
  const email = findTextAt(body, 'respondentEmail');
  return buildSubmitted(
    buildSubmission(id, {
      formId,
      version: parseInstant(submittedAt, options.timezone),
      occurredAt: parseInstant(submittedAt, options.timezone),
      occurredAtRaw: submittedAt,
      attendee: email === null ? null : buildPerson({ email }),
      answers: Array.isArray(findAt(body, 'answers'))
        ? listItemsAt(body, 'answers').flatMap((answer) => parseAnswer('', answer))
        : listEntriesAt(body, 'answers').flatMap(([key, answer]) => parseAnswer(key, answer)),
    }),
  );
}

/** Reads an answer in the format of the Forms API, or in the formats in which scripts write answers in a list. */
function parseAnswer(name: string, answer: unknown): SubmittedAnswer[] {
  const texts = listItemsAt(answer, 'textAnswers', 'answers').flatMap((text) => findTextAt(text, 'value') ?? []);
  const files = listItemsAt(answer, 'fileUploadAnswers', 'answers').flatMap((file) => findTextAt(file, 'fileId') ?? []);
  const title = ['title', 'question', 'label'].flatMap((each) => findTextAt(answer, each) ?? [])[0] ?? null;
  const id = ['questionId', 'itemId', 'id', 'key'].flatMap((each) => findIdAt(answer, each) ?? [])[0];
  const key = id ?? (name === '' ? title && toKey(title) : toKey(name));
  if (key === null) return [];
  const values = texts.length > 0 ? texts : files;
  const plain = ['response', 'answer', 'value']
    .map((each) => toAnswerValue(findAt(answer, each)))
    .find((each) => each !== null);
  const value = values.length === 0 ? (plain ?? null) : toAnswerValue(values);
  const isSingle = Array.isArray(value) && value.length === 1;
  return buildAnswer(key, isSingle ? (value[0] ?? null) : value, {
    label: title,
    type: toStorable(findTextAt(answer, 'type') ?? (files.length > 0 && texts.length === 0 ? 'file' : 'text')),
  });
}

/**
 * Reads a row of a spreadsheet. It has no id, so the script adds the spreadsheet and the row. The event itself has the row
 * and the id of its trigger, which belongs to one spreadsheet. Without a row, only the answers and their time identify a
 * registration.
 */
function parseSheetRow(body: unknown, receivedAt: Date, options: ParseOptions): ParseResult {
  const named = listEntriesAt(body, 'namedValues');
  const shown = findTextAt(body, 'namedValues', 'Timestamp', '0');
  const spreadsheet = findIdAt(body, 'spreadsheetId');
  const row = joinIds(
    spreadsheet ?? findIdAt(body, 'triggerUid'),
    findIdAt(body, 'row') ?? findIdAt(body, 'range', 'rowStart'),
  );
  const contents = JSON.stringify([...named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const email = findTextAt(body, 'namedValues', 'Email Address', '0');
  return buildSubmitted(
    buildSubmission(row ?? `sha256:${computeSha256(contents)}`, {
      formId: spreadsheet,
      // After an edit of a response, the event of the spreadsheet contains the edited cells, and the others are empty.
      isPartial: true,
      occurredAt: parseShownInstant(shown, options.timezone, receivedAt),
      occurredAtRaw: shown,
      attendee: email === null ? null : buildPerson({ email }),
      answers: named.flatMap(([title, values]) => {
        if (title === 'Timestamp') return [];
        const texts = (Array.isArray(values) ? values : [values]).flatMap((value) => toText(value) ?? []);
        return buildAnswer(toKey(title), toAnswerValue(texts.length === 1 ? texts[0] : texts), {
          label: toStorable(title),
        });
      }),
    }),
  );
}
