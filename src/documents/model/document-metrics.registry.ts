import { Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import { AlreadyAnsweredError } from '../../common/http/idempotency-key.store.js';
import { MeasurementRegistry } from '../../common/observability/measurement.registry.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { readStoredBytes } from './document-storage.queries.js';

/** Counts the outcomes of uploads, and measures how many bytes the documents have. */
@Injectable()
export class DocumentMetricsRegistry {
  private readonly uploads = new Map<string, number>();
  private damaged = 0;

  constructor(measurements: MeasurementRegistry, sql: SqlClient) {
    measurements.declare({
      measurements: [
        {
          name: 'document_uploads_total',
          help: 'Uploads of documents since the start of this instance, by outcome.',
          labels: ['outcome'],
        },
        {
          name: 'documents_damaged_total',
          help: 'Files of documents whose bytes were not those that were uploaded, since the start of this instance.',
          labels: [],
        },
      ],
      read: () =>
        Promise.resolve({
          document_uploads_total: [...this.uploads].map(([outcome, value]) => ({ labels: { outcome }, value })),
          documents_damaged_total: [{ labels: {}, value: this.damaged }],
        }),
    });
    measurements.declare({
      measurements: [{ name: 'documents_bytes', help: 'Bytes of all files of documents.', labels: [] }],
      read: async () => ({ documents_bytes: [{ labels: {}, value: await readStoredBytes(sql) }] }),
    });
  }

  /**
   * Runs an upload and counts its outcome: `stored`, `replayed`, the code of the error of the file without its prefix,
   * `refused` or `failed`.
   */
  async count<T>(upload: () => Promise<T>): Promise<T> {
    try {
      const stored = await upload();
      this.add('stored');
      return stored;
    } catch (error) {
      this.add(getOutcome(error));
      throw error;
    }
  }

  /** Counts a file whose bytes were not those that were uploaded. */
  countDamaged(): void {
    this.damaged++;
  }

  private add(outcome: string): void {
    this.uploads.set(outcome, (this.uploads.get(outcome) ?? 0) + 1);
  }
}

function getOutcome(error: unknown): string {
  if (error instanceof AlreadyAnsweredError) return 'replayed';
  if (!(error instanceof CodedError)) return 'failed';
  const [, own] = /^document\.(\w+)$/.exec(error.code) ?? [];
  return own ?? 'refused';
}
