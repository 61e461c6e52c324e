import { decode } from 'html-entities';
import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import { parseFormFields } from '../parsing/form-fields.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import {
  findAt,
  listEntriesAt,
  toKey,
  listItemsAt,
  readJson,
  computeSha256,
  findTextAt,
} from '../parsing/json-values.rules.js';
import { parseMillis } from '../parsing/provider-times.rules.js';
import { verifyNothing } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
} from '../parsing/submission-parts.rules.js';
import type { SubmittedAnswer } from '../parsing/submission.rules.js';

/**
 * Connector for Jotform. A delivery is a multipart form whose field `rawRequest` contains the answers as JSON. Its
 * boundary differs on every attempt, so the submission and its answers identify a delivery. An edited submission is
 * sent again with other answers.
 */
export const jotform: Connector = {
  provider: 'jotform',
  keptHeaders: ['user-agent'],
  verify: verifyNothing,
  getDeliveryKey: (delivery) => {
    const envelope = parseEnvelope(delivery);
    return envelope ? toKey(`${envelope.submissionId}/${computeSha256(envelope.raw)}`) : computeBodyDigest(delivery);
  },
  findSubmissionPrefix: (delivery) => {
    const envelope = parseEnvelope(delivery);
    return envelope && toKey(`${envelope.submissionId}/`);
  },
  computeContentDigest: (delivery) => {
    const envelope = parseEnvelope(delivery);
    return envelope && computeSha256(envelope.raw);
  },
  parse,
  csv: createCsvReader({
    id: ['Submission ID'],
    submittedAt: ['Submission Date'],
    others: ['Submission IP', 'Last Update Date'],
  }),
};

interface Envelope {
  submissionId: string;
  formId: string | null;
  /** The answers as the JSON text that was sent. */
  raw: string;
  answers: unknown;
}

function parseEnvelope(delivery: RawDelivery): Envelope | null {
  const fields = parseFormFields(delivery);
  const raw = fields?.get('rawRequest');
  const answers = readJson(raw ?? null);
  if (!fields || raw === undefined || !isPlainObject(answers)) return null;
  const submissionId = fields.get('submissionID') ?? findTextAt(answers, 'event_id');
  if (!submissionId) return null;
  const slug = /^submit\/(\d+)/.exec(findTextAt(answers, 'slug') ?? '')?.[1];
  return { submissionId, formId: fields.get('formID') ?? slug ?? null, raw, answers };
}

function parse(delivery: RawDelivery): ParseResult {
  const envelope = parseEnvelope(delivery);
  if (!envelope) return buildUnreadable('no rawRequest with a submissionID');
  const submitDate = findTextAt(envelope.answers, 'submitDate');
  return buildSubmitted(
    buildSubmission(toKey(envelope.submissionId), {
      formId: envelope.formId === null ? null : toKey(envelope.formId),
      occurredAt: parseMillis(submitDate),
      occurredAtRaw: submitDate,
      answers: [
        ...listEntriesAt(envelope.answers).flatMap(([name, value]) => parseAnswer(name, value)),
        ...parseUploads(envelope.answers),
      ],
    }),
  );
}

/** Questions are named `q<id>_<name>`. The name changes with the label, while the id stays. */
const QUESTION = /^(q\d{1,10})_/;

function parseAnswer(name: string, value: unknown): SubmittedAnswer[] {
  const key = QUESTION.exec(name)?.[1];
  if (key === undefined) return [];
  return buildAnswer(key, toAnswerValue(decodeEntities(value)), { aliases: [toKey(name)] });
}

/**
 * Reads uploaded files, which are listed apart from the answers by question name; `temp_upload` has the question ids.
 */
function parseUploads(answers: unknown): SubmittedAnswer[] {
  return listEntriesAt(answers, 'temp_upload').flatMap(([name]) => {
    const key = QUESTION.exec(name)?.[1];
    const files = key === undefined ? [] : listItemsAt(answers, name.slice(key.length + 1));
    return key === undefined ? [] : buildAnswer(key, toAnswerValue(files), { type: 'file', aliases: [toKey(name)] });
  });
}

/**
 * Decodes the HTML entities that Jotform writes (`&quot;`). It decodes only once, because `&amp;lt;` stands for `&lt;`.
 */
function decodeEntities(value: unknown): unknown {
  if (typeof value === 'string') return decode(value);
  if (Array.isArray(value)) return value.map(decodeEntities);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, decodeEntities(findAt(value, name))]));
}
