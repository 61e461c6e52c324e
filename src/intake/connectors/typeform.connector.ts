import { answerValue, listTextsByPath } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import { asText, at, entriesAt, idAt, keyOfAll, listAt, storable, textAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  computeDigest,
  parseJsonBody,
  nothing,
  buildSubmission,
  submitted,
  unreadable,
} from '../parsing/submission-parts.rules.js';
import type { SubmittedAnswer } from '../parsing/submission.rules.js';

/**
 * Connector for Typeform, which sends one delivery per response and never a change. `form_id` and `token` identify the
 * response, because `event_id` may change on a retry.
 */
export const typeform: Connector = {
  provider: 'typeform',
  keptHeaders: ['typeform-signature', 'user-agent'],
  verify: (delivery, secret) =>
    verifyHmac(delivery, secret, { header: 'typeform-signature', encoding: 'base64', prefix: 'sha256=' }),
  deliveryKey: (delivery) => responseKey(at(parseJsonBody(delivery), 'form_response')) ?? bodyDigest(delivery),
  // `event_id` is left out, because it may change on a retry.
  contentDigest: (delivery) => computeDigest(at(parseJsonBody(delivery), 'form_response')),
  read,
  csv: csvExport({
    id: ['#', 'Response ID'],
    submittedAt: ['Submit Date (UTC)', 'Submitted At'],
    zone: 'UTC',
    keyedByForm: true,
    others: ['Start Date (UTC)', 'Stage Date (UTC)', 'Network ID', 'Tags', 'Response Type', 'Ending'],
    only: { column: ['Response Type'], values: ['completed'] },
  }),
};

function responseKey(response: unknown): string | null {
  return keyOfAll(idAt(response, 'form_id'), idAt(response, 'token'));
}

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const kind = textAt(body, 'event_type');
  if (kind !== null && kind !== 'form_response') return nothing(`event ${kind.slice(0, 50)}`);
  const response = at(body, 'form_response');
  const externalId = responseKey(response);
  if (externalId === null) return unreadable('no form_id and token');
  const submittedAt = textAt(response, 'submitted_at');
  const formId = idAt(response, 'form_id');
  return submitted(
    buildSubmission(externalId, {
      formId,
      version: parseInstant(submittedAt),
      occurredAt: parseInstant(submittedAt),
      occurredAtRaw: submittedAt,
      answers: parseAnswers(response),
    }),
  );
}

function parseAnswers(response: unknown): SubmittedAnswer[] {
  const questions = new Map(
    listAt(response, 'definition', 'fields').map((field) => [idAt(field, 'id') ?? '', field] as const),
  );
  return [
    ...listAt(response, 'answers').flatMap((answer) => answered(answer, questions)),
    ...presets('hidden', entriesAt(response, 'hidden')),
    ...presets('calculated', entriesAt(response, 'calculated')),
    ...listAt(response, 'variables').flatMap((variable) =>
      presets('variables', [[textAt(variable, 'key') ?? '', at(variable, textAt(variable, 'type') ?? 'text')]]),
    ),
  ];
}

function answered(answer: unknown, questions: ReadonlyMap<string, unknown>): SubmittedAnswer[] {
  const id = idAt(answer, 'field', 'id');
  const question = questions.get(id ?? '');
  // Older payloads contain the ref in the definition only.
  const ref = idAt(answer, 'field', 'ref') ?? idAt(question, 'ref');
  const key = ref ?? id;
  if (key === null) return [];
  const kind = textAt(answer, 'type') ?? 'text';
  const said = at(answer, kind);
  return buildAnswer(key, kind === 'choice' || kind === 'choices' ? parseLabels(said) : answerValue(said), {
    label: textAt(question, 'title'),
    type: storable(textAt(answer, 'field', 'type') ?? kind),
    optionIds: parseOptionIds(said),
    ...(id !== null && id !== key ? { aliases: [id] } : {}),
    ...parseOther(said),
  });
}

/**
 * Returns the labels of the chosen options. One choice is `{id, ref, label, other}`, and several are lists of these.
 * The text typed under "Other" comes last.
 */
function parseLabels(said: unknown): SubmittedAnswer['value'] | null {
  const other = textAt(said, 'other');
  const labels = at(said, 'labels');
  if (!Array.isArray(labels)) return textAt(said, 'label') ?? other;
  return answerValue(other === null ? labels : [...labels, other]);
}

/** Returns the refs of the chosen options, which the author of the form named, or else the provider's ids. */
function parseOptionIds(said: unknown): string[] {
  const refs = textAt(said, 'ref') === null ? listAt(said, 'refs') : [at(said, 'ref')];
  const ids = textAt(said, 'id') === null ? listAt(said, 'ids') : [at(said, 'id')];
  return (refs.length > 0 ? refs : ids).flatMap((ref) => asText(ref) ?? []);
}

function parseOther(said: unknown): { other?: string } {
  const other = textAt(said, 'other');
  return other === null ? {} : { other };
}

/** Reads the values that the link contains or the form calculates. */
function presets(group: string, entries: readonly [string, unknown][]): SubmittedAnswer[] {
  return listTextsByPath(Object.fromEntries(entries), group).flatMap(([key, value]) =>
    buildAnswer(key, value, { type: group, preset: true }),
  );
}
