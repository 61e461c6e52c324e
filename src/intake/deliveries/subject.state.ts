import { Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Reading } from '../connectors/connector.js';
import type { WorkableDelivery } from './delivery.queries.js';

/** Asks a thin sender what a subject has come to. */
@Injectable()
export class SubjectState {
  /** The state of a subject by the sender's own API. @throws what {@link failureOf} tells apart when it cannot be had */
  fetch(connection: WorkableDelivery['connection'], wanted: Reading & { kind: 'fetch' }): Promise<Reading> {
    const detail = `Nothing can be fetched from ${connection.provider} for ${wanted.kind}.`;
    return Promise.reject(new CodedError('invalid', 'fetch.not_possible', detail));
  }
}
