import { toAnswerValue, listTextsByPath } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import {
  toText,
  findAt,
  listEntriesAt,
  findIdAt,
  joinIds,
  listItemsAt,
  toStorable,
  findTextAt,
} from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  computeDigest,
  parseJsonBody,
  buildNothing,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
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
  getDeliveryKey: (delivery) =>
    buildResponseKey(findAt(parseJsonBody(delivery), 'form_response')) ?? computeBodyDigest(delivery),
  // `event_id` is left out, because it may change on a retry.
  computeContentDigest: (delivery) => computeDigest(findAt(parseJsonBody(delivery), 'form_response')),
  parse,
  csv: createCsvReader({
    id: ['#', 'Response ID'],
    submittedAt: ['Submit Date (UTC)', 'Submitted At'],
    zone: 'UTC',
    keyedByForm: true,
    others: ['Start Date (UTC)', 'Stage Date (UTC)', 'Network ID', 'Tags', 'Response Type', 'Ending'],
    only: { column: ['Response Type'], values: ['completed'] },
  }),
};

function buildResponseKey(response: unknown): string | null {
  return joinIds(findIdAt(response, 'form_id'), findIdAt(response, 'token'));
}

function parse(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const kind = findTextAt(body, 'event_type');
  if (kind !== null && kind !== 'form_response') return buildNothing(`event ${kind.slice(0, 50)}`);
  const response = findAt(body, 'form_response');
  const externalId = buildResponseKey(response);
  if (externalId === null) return buildUnreadable('no form_id and token');
  const submittedAt = findTextAt(response, 'submitted_at');
  const formId = findIdAt(response, 'form_id');
  return buildSubmitted(
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
  // The block of contact details has its questions within it.
  const fields = listItemsAt(response, 'definition', 'fields').flatMap((field) => [
    field,
    ...listItemsAt(field, 'properties', 'fields'),
  ]);
  const questions = new Map(
    ['ref', 'id'].flatMap((name) => fields.map((field) => [findIdAt(field, name) ?? '', field] as const)),
  );
  return [
    ...listItemsAt(response, 'answers').flatMap((answer) => parseAnswer(answer, questions)),
    ...parsePresets('hidden', listEntriesAt(response, 'hidden')),
    ...parsePresets('calculated', listEntriesAt(response, 'calculated')),
    ...listItemsAt(response, 'variables').flatMap((variable) =>
      parsePresets('variables', [
        [findTextAt(variable, 'key') ?? '', findAt(variable, findTextAt(variable, 'type') ?? 'text')],
      ]),
    ),
  ];
}

function parseAnswer(answer: unknown, questions: ReadonlyMap<string, unknown>): SubmittedAnswer[] {
  const id = findIdAt(answer, 'field', 'id');
  const question = questions.get(id ?? '') ?? questions.get(findIdAt(answer, 'field', 'ref') ?? '');
  // Older payloads contain the ref in the definition only.
  const ref = findIdAt(answer, 'field', 'ref') ?? findIdAt(question, 'ref');
  const key = ref ?? id;
  if (key === null) return [];
  const kind = findTextAt(answer, 'type') ?? 'text';
  const given = findAt(answer, kind);
  return buildAnswer(key, kind === 'choice' || kind === 'choices' ? parseLabels(given) : toAnswerValue(given), {
    label: findTextAt(question, 'title'),
    type: toStorable(findTextAt(answer, 'field', 'type') ?? kind),
    optionIds: parseOptionIds(given),
    ...(id !== null && id !== key ? { aliases: [id] } : {}),
    ...parseOther(given),
  });
}

/**
 * Returns the labels of the chosen options. One choice is `{id, ref, label, other}`, and several are lists of these.
 * The text typed under "Other" comes last.
 */
function parseLabels(given: unknown): SubmittedAnswer['value'] | null {
  const other = findTextAt(given, 'other');
  const labels = findAt(given, 'labels');
  if (!Array.isArray(labels)) return findTextAt(given, 'label') ?? other;
  return toAnswerValue(other === null ? labels : [...labels, other]);
}

/** Returns the refs of the chosen options, which the author of the form named, or else the provider's ids. */
function parseOptionIds(given: unknown): string[] {
  const refs = findTextAt(given, 'ref') === null ? listItemsAt(given, 'refs') : [findAt(given, 'ref')];
  const ids = findTextAt(given, 'id') === null ? listItemsAt(given, 'ids') : [findAt(given, 'id')];
  return (refs.length > 0 ? refs : ids).flatMap((ref) => toText(ref) ?? []);
}

function parseOther(given: unknown): { other?: string } {
  const other = findTextAt(given, 'other');
  return other === null ? {} : { other };
}

/** Reads the values that the link contains or the form calculates. */
function parsePresets(group: string, entries: readonly [string, unknown][]): SubmittedAnswer[] {
  return listTextsByPath(Object.fromEntries(entries), group).flatMap(([key, value]) =>
    buildAnswer(key, value, { type: group, preset: true }),
  );
}
