import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { ParseResult } from '../parsing/connector.rules.js';
import { assertStatuses } from '../connections/connection-validation.policy.js';
import type { MappingInput } from '../mapping/mapping.dto.js';
import { mergeMapping } from '../mapping/mapping-merge.rules.js';
import { applyMapping, type StoredMapping } from '../mapping/mapping.rules.js';
import type { Submission } from '../parsing/submission.rules.js';
import { deliveryList } from '../deliveries/delivery.list.js';
import { findWorkable } from '../deliveries/delivery.queries.js';
import { parseDelivery } from '../deliveries/submission-intake.service.js';
import { ThinEventService } from '../deliveries/thin-event.service.js';
import type { MappingPreviewSubmissionView, MappingPreviewView } from './mapping-preview.view.js';

/** Previews the result of a stored delivery with the current or a proposed mapping. It stores nothing. */
@Injectable()
export class MappingPreviewService {
  constructor(
    private readonly sql: SqlClient,
    private readonly thinEvents: ThinEventService,
  ) {}

  /**
   * Reads a delivery of a connection with its mapping and the proposed changes.
   * @throws 404, also for a delivery of another connection, 409 when its bytes have been removed, 422 for wrong
   * statuses
   */
  async read(
    connectionId: string,
    deliveryId: string,
    change: MappingInput | undefined,
    actor: Actor,
  ): Promise<MappingPreviewView> {
    assertStatuses(change);
    const { connectionId: owner } = await readRecord<{ connectionId: string }>(
      this.sql,
      deliveryList,
      'intake_delivery',
      deliveryId,
      actor,
    );
    const delivery = await findWorkable(this.sql, deliveryId);
    if (!delivery || owner !== connectionId) throw createNotFoundError('intake_delivery', deliveryId);
    if (!delivery.body) throw new CodedError('intake.body_removed', 'The bytes of this delivery have been removed.');
    const mapping = change ? mergeMapping(change, delivery.mapping) : delivery.mapping;
    const parsed =
      (await this.thinEvents.fetchForPreview({ ...delivery, mapping })) ?? parseDelivery(delivery, mapping);
    const known = new Set(delivery.knownKeys);
    return {
      mapping,
      reading: parsed.kind,
      reason: findReason(parsed),
      submissions: listSubmissions(parsed).map((submission) => buildSubmissionPreview(submission, mapping, known)),
    };
  }
}

function findReason(parsed: ParseResult): string | null {
  return parsed.kind === 'nothing' || parsed.kind === 'unreadable' ? parsed.reason : null;
}

function listSubmissions(parsed: ParseResult): Submission[] {
  return parsed.kind === 'submissions' ? parsed.submissions.filter(({ isOnlyForKnown }) => !isOnlyForKnown) : [];
}

function buildSubmissionPreview(
  submission: Submission,
  mapping: StoredMapping,
  known: ReadonlySet<string>,
): MappingPreviewSubmissionView {
  const { externalId, formerExternalId, formId, version, occurredAt, status } = submission;
  const { fields, answers, consents, drift } = applyMapping(mapping, submission, known);
  return {
    externalId,
    formerExternalId,
    formId,
    version,
    occurredAt,
    status,
    fields,
    consents: consents.map(({ purpose, key, wording, wordingVersion }) => ({ purpose, key, wording, wordingVersion })),
    answers: answers.map(({ key, label, type, value, optionIds }) => ({ key, label, type, value, optionIds })),
    drift,
  };
}
