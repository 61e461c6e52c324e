import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { withDiskCopy } from '../../common/files/disk-copy.store.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { findCurrentRequest, runInRequest } from '../../common/http/request-context.store.js';
import { UploadRegistry } from '../../common/http/upload.registry.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { connectionList } from '../connections/connection.list.js';
import type { Connector, ParseOptions } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import { foldHeading } from '../parsing/csv-export.rules.js';
import { computeSha256 } from '../parsing/json-values.rules.js';
import { InboxStore } from '../inbox/inbox.store.js';
import { SeparateTransactionsRunner } from '../model/separate-transactions.runner.js';
import type { Submission } from '../parsing/submission.rules.js';
import { parseRows } from './csv-rows.rules.js';
import {
  readImportedForm,
  type ImportedForm,
  type KnownRegistration,
  findKnownRegistrations,
} from './registration-import.queries.js';
import type { ImportCountsView, ImportedRowView, ImportView } from './registration-import.dto.js';
import { parseStoredRow, serialiseRow, computeRowDigest, type StoredRow } from './stored-row.rules.js';
import { createUploadStream } from './upload-stream.factory.js';

/** Number of rows that are looked up at once. */
const BATCH = 200;

/** The body of a request that uploads a file. */
export interface Upload {
  body: unknown;
  /** Ends the work when the client has gone. */
  signal: AbortSignal;
}

/** Options of an import. */
export interface ImportRequest {
  dryRun: boolean;
  formId: string | null;
}

/** A row that was read, before it is stored in the inbox. */
interface ReadRow {
  view: ImportedRowView;
  stored: StoredRow;
  submission: Submission | null;
}

/** Imports registrations from a CSV export of a provider, with the same keys as its deliveries. */
@Injectable()
export class RegistrationImportService {
  constructor(
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly inbox: InboxStore,
    private readonly clock: Clock,
    private readonly separateTransactions: SeparateTransactionsRunner,
    private readonly uploads: UploadRegistry,
  ) {}

  /**
   * Stores each row with a new or changed registration as a delivery in the inbox. The other rows are skipped. The file
   * is streamed and may be sent again, completely or in part. With an idempotency key the whole file is read first,
   * because nothing of another file with the same key may be stored.
   * @throws 404, 415, 422 for a provider without exports, for a file that is not valid CSV or lacks a column, and for
   * another file with the same key; 429 while the caller uploads another one
   */
  importFile(id: string, upload: Upload, request: ImportRequest, actor: Actor): Promise<ImportView> {
    return this.uploads.run(actor, upload.signal, () =>
      this.readFile(id, upload, request, actor).catch((error: unknown) => {
        upload.signal.throwIfAborted();
        throw error;
      }),
    );
  }

  private async readFile(id: string, upload: Upload, request: ImportRequest, actor: Actor): Promise<ImportView> {
    await readRecord(this.sql, connectionList, 'intake_connection', id, actor);
    const form = await readImportedForm(this.sql, id);
    if (!getConnector(form.provider).csv) {
      throw createInvalidFieldError(
        '/file',
        'import.not_possible',
        `A connection to ${form.provider} has no CSV import, because its registrations are fetched automatically.`,
      );
    }
    const { signal } = upload;
    const body = addAbortSignal(signal, createUploadStream(upload.body));
    const context = findCurrentRequest();
    if (!context?.idempotency) return this.importRows(form, body, request, actor);
    const { idempotency } = context;
    return withDiskCopy(body, ({ path, digest }) => {
      const requestHash = computeSha256(Buffer.from(JSON.stringify([idempotency.requestHash, digest, request])));
      return runInRequest({ ...context, idempotency: { ...idempotency, requestHash } }, () =>
        this.separateTransactions.run(actor, () =>
          this.importRows(form, createReadStream(path, { signal }), request, actor),
        ),
      );
    });
  }

  private async importRows(
    form: ImportedForm,
    file: Readable,
    request: ImportRequest,
    actor: Actor,
  ): Promise<ImportView> {
    const connector = getConnector(form.provider);
    const report = new ImportReport(request.dryRun);
    const seen = new Set<string>();
    let batch: ReadRow[] = [];
    for await (const { line, row, error } of parseRows(file)) {
      if (report.isEmpty && batch.length === 0) assertColumns(connector, row);
      const stored = { row, keys: form.keys, formId: request.formId ?? form.formId, statusOnly: false };
      batch.push(
        error === null ? parseImportedRow(connector, stored, form.options, line) : buildUnreadRow(stored, line, error),
      );
      if (batch.length < BATCH) continue;
      await this.storeNewRows(form, batch, seen, report);
      batch = [];
    }
    if (report.isEmpty && batch.length === 0)
      throw createInvalidFieldError(
        '/file',
        'import.empty',
        'The file has no row; it must have headings and at least one row.',
      );
    await this.storeNewRows(form, batch, seen, report);
    await this.auditImport(form.id, report, actor);
    return report.buildView(form);
  }

  /** Looks up a batch of rows and stores those that are new or changed. */
  private async storeNewRows(
    form: ImportedForm,
    batch: readonly ReadRow[],
    seen: Set<string>,
    report: ImportReport,
  ): Promise<void> {
    const ids = batch.flatMap(({ submission }) => submission?.externalId ?? []);
    const known = await findKnownRegistrations(this.sql, form.id, ids);
    for (const { view, stored, submission } of batch) {
      if (submission) {
        const registration = known.get(submission.externalId);
        const isRepeated = seen.has(submission.externalId);
        seen.add(submission.externalId);
        view.outcome = isRepeated
          ? 'known'
          : registration
            ? isNewInformation(registration, submission)
              ? 'changed'
              : 'known'
            : 'new';
        const isStored = view.outcome === 'new' || view.outcome === 'changed';
        if (isStored && !report.dryRun) {
          await this.store(form, view, { ...stored, statusOnly: registration !== undefined }, submission, registration);
        }
      }
      report.add(view, submission, form);
    }
  }

  private async store(
    form: ImportedForm,
    view: ImportedRowView,
    row: StoredRow,
    { externalId, status }: Submission,
    registration: KnownRegistration | undefined,
  ): Promise<void> {
    const { id: connectionId, provider } = form;
    // The order of the status is a part of the key, because a status can return after another status.
    const statusKey = registration ? `/${status}/${registration.statusOrder}` : '';
    const { id, duplicate } = await this.inbox.store({
      connectionId,
      provider,
      origin: 'file',
      deliveryKey: `file/${externalId}${statusKey}`,
      contentSha256: computeRowDigest(row),
      // A colleague uploaded the file, but its texts come from outside and are not verified.
      verification: 'unsigned',
      headers: {},
      contentType: 'application/json',
      body: serialiseRow(row),
      receivedAt: this.clock.now(),
    });
    view.deliveryId = id;
    if (duplicate) view.outcome = 'known';
  }

  private async auditImport(id: string, { counts, dryRun }: ImportReport, actor: Actor): Promise<void> {
    if (dryRun || counts.new + counts.changed === 0) return;
    const changes = { imported: { before: null, after: counts.new + counts.changed } };
    await this.work.run(actor, (tx) =>
      tx.audit({ action: 'imported', entityType: 'intake_connection', entityId: id, changes }),
    );
  }
}

function assertColumns(connector: Connector, row: Readonly<Record<string, string>>): void {
  const headings = new Set(Object.keys(row).map(foldHeading));
  const missing = connector.csv?.required.find((names) => !names.some((name) => headings.has(foldHeading(name))));
  if (!missing) return;
  const detail = `The file must have a column "${missing.join('" or "')}"; check that it is the export of this form.`;
  throw createInvalidFieldError('/file', 'import.column_missing', detail);
}

function parseImportedRow(connector: Connector, stored: StoredRow, options: ParseOptions, line: number): ReadRow {
  const parsed = parseStoredRow(connector, stored, options);
  if (parsed.kind === 'submissions' && parsed.submissions[0]) {
    const [submission] = parsed.submissions;
    const { externalId } = submission;
    return { view: { line, outcome: 'new', externalId, reason: null, deliveryId: null }, stored, submission };
  }
  const reason = parsed.kind === 'nothing' || parsed.kind === 'unreadable' ? parsed.reason : 'not a registration';
  const outcome = parsed.kind === 'nothing' ? 'ignored' : 'unreadable';
  return { view: { line, outcome, externalId: null, reason, deliveryId: null }, stored, submission: null };
}

function buildUnreadRow(stored: StoredRow, line: number, reason: string): ReadRow {
  const view: ImportedRowView = { line, outcome: 'unreadable', externalId: null, reason, deliveryId: null };
  return { view, stored, submission: null };
}

/**
 * Checks whether a row changes a registration. Only cancellations and attendance count; deliveries have better data.
 */
function isNewInformation({ status, attended }: KnownRegistration, submission: Submission): boolean {
  if (submission.status === 'cancelled') return status !== 'cancelled';
  return submission.status === 'attended' && !attended;
}

/** Collects the outcome of the rows. */
class ImportReport {
  readonly counts: ImportCountsView = { rows: 0, new: 0, changed: 0, known: 0, ignored: 0, unreadable: 0 };
  private readonly rows: ImportedRowView[] = [];
  private readonly unknownColumns = new Set<string>();

  constructor(readonly dryRun: boolean) {}

  get isEmpty(): boolean {
    return this.counts.rows === 0;
  }

  add(view: ImportedRowView, submission: Submission | null, form: ImportedForm): void {
    this.rows.push(view);
    this.counts.rows++;
    this.counts[view.outcome]++;
    for (const { key } of submission?.answers ?? []) if (!form.knownKeys.has(key)) this.unknownColumns.add(key);
  }

  buildView({ knownKeys }: ImportedForm): ImportView {
    const unknownColumns = [...this.unknownColumns].filter((key) => !knownKeys.has(key));
    return { dryRun: this.dryRun, counts: this.counts, unknownColumns, rows: this.rows };
  }
}
