import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { RenderWorker } from '../../common/documents/render.worker.js';
import { Clock } from '../../common/time/clock.service.js';
import { getEndOfDay, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { runOnConnection } from '../../database/connections/sql.client.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { ReplicaClient } from '../../database/connections/replica.client.js';
import { ReportTransaction } from '../../database/transactions/report.transaction.js';
import { StatementFactory } from '../../database/connections/statement.factory.js';
import type { ReportDefinition } from '../definition/report-definition.rules.js';
import { type FileOptions, type ReportFile, buildReportFile } from './report-file.factory.js';
import { formatLoadedNote } from '../definition/document-text.rules.js';
import type { ReportDocument, ReportFigures } from '../definition/report-document.rules.js';
import { findHistoryLoadedOn } from './loaded-history.queries.js';
import { readFigures } from './report-figures.reader.js';
import { parseReportRequest } from '../definition/report-parameters.rules.js';

/** Creates reports for the API and the command line. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly replicas: ReplicaClient,
    private readonly clock: Clock,
    private readonly renderer: RenderWorker,
    private readonly statements: StatementFactory,
  ) {}

  /**
   * Returns a report as a file. `given` are its parameters as texts by name.
   * @throws 422 naming every wrong parameter, 503 `service.drawing_busy`
   */
  async createFile(
    report: ReportDefinition,
    given: Readonly<Record<string, unknown>>,
    options?: FileOptions,
  ): Promise<ReportFile> {
    return buildReportFile(this.renderer, report, await this.readDocument(report, given), options);
  }

  /**
   * Returns a report with its figures, before it is written to a file.
   * @param knownOn a day after asOf, to include everything about asOf that is known at the end of that day
   * @throws 422 naming every wrong parameter
   */
  async readDocument(
    report: ReportDefinition,
    given: Readonly<Record<string, unknown>>,
    knownOn?: string,
  ): Promise<ReportDocument> {
    const today = getLocalDate(AGENCY_ZONE, this.clock.now());
    const { request, output } = parseReportRequest(report, given, today);
    if (knownOn !== undefined) request.knownBefore = getEndOfDay(knownOn, AGENCY_ZONE);
    // All statements of a report run in one snapshot, so that its figures are consistent with each other.
    const figures = await runOnConnection(this.replicas, (client) =>
      runWithLongTimeout(async () => {
        const sql = await ReportTransaction.begin(client, this.statements);
        const read = await readFigures(sql, report, request, output);
        const loadedOn = request.basis === 'known' ? await findHistoryLoadedOn(sql, request.period.asOf) : null;
        if (loadedOn !== null) addNote(read, formatLoadedNote(loadedOn, request.language));
        await client.query('COMMIT');
        return read;
      }),
    );
    // The connection is released before the report is rendered, because rendering takes longer than reading.
    return { report, request, output, figures };
  }
}

/** Adds a note to the main table. */
function addNote({ tables: [{ figures }] }: ReportFigures, note: string): void {
  figures.notes = [...(figures.notes ?? []), note];
}
