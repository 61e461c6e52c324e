import { decode } from 'html-entities';
import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import { parseFormFields } from '../parsing/form-fields.rules.js';
import { at, entriesAt, isObject, toKey, listAt, readJson, sha256, textAt } from '../parsing/json-values.rules.js';
import { instantOfMillis } from '../parsing/provider-times.rules.js';
import { verifyNothing } from '../parsing/signature.rules.js';
import { buildAnswer, bodyDigest, buildSubmission, submitted, unreadable } from '../parsing/submission-parts.rules.js';
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
  deliveryKey: (delivery) => {
    const envelope = parseEnvelope(delivery);
    return envelope ? toKey(`${envelope.submissionId}/${sha256(envelope.raw)}`) : bodyDigest(delivery);
  },
  contentDigest: (delivery) => {
    const envelope = parseEnvelope(delivery);
    return envelope && sha256(envelope.raw);
  },
  read,
  csv: csvExport({
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
  if (!fields || raw === undefined || !isObject(answers)) return null;
  const submissionId = fields.get('submissionID') ?? textAt(answers, 'event_id');
  if (!submissionId) return null;
  const slug = /^submit\/(\d+)/.exec(textAt(answers, 'slug') ?? '')?.[1];
  return { submissionId, formId: fields.get('formID') ?? slug ?? null, raw, answers };
}

function read(delivery: RawDelivery): ParseResult {
  const envelope = parseEnvelope(delivery);
  if (!envelope) return unreadable('no rawRequest with a submissionID');
  const submitDate = textAt(envelope.answers, 'submitDate');
  return submitted(
    buildSubmission(toKey(envelope.submissionId), {
      formId: envelope.formId === null ? null : toKey(envelope.formId),
      occurredAt: instantOfMillis(submitDate),
      occurredAtRaw: submitDate,
      answers: [
        ...entriesAt(envelope.answers).flatMap(([name, value]) => answered(name, value)),
        ...uploads(envelope.answers),
      ],
    }),
  );
}

/** Questions are named `q<id>_<name>`. The name changes with the label, while the id stays. */
const QUESTION = /^(q\d{1,10})_/;

function answered(name: string, value: unknown): SubmittedAnswer[] {
  const key = QUESTION.exec(name)?.[1];
  if (key === undefined) return [];
  return buildAnswer(key, answerValue(decoded(value)), { aliases: [toKey(name)] });
}

/**
 * Reads uploaded files, which are listed apart from the answers by question name; `temp_upload` has the question ids.
 */
function uploads(answers: unknown): SubmittedAnswer[] {
  return entriesAt(answers, 'temp_upload').flatMap(([name]) => {
    const key = QUESTION.exec(name)?.[1];
    const files = key === undefined ? [] : listAt(answers, name.slice(key.length + 1));
    return key === undefined ? [] : buildAnswer(key, answerValue(files), { type: 'file', aliases: [toKey(name)] });
  });
}

/**
 * Decodes the HTML entities that Jotform writes (`&quot;`). It decodes only once, because `&amp;lt;` stands for `&lt;`.
 */
function decoded(value: unknown): unknown {
  if (typeof value === 'string') return decode(value);
  if (Array.isArray(value)) return value.map(decoded);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, decoded(at(value, name))]));
}
