import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { Clock } from '../common/clock/clock.js';
import { todayIn } from '../common/reference/calendar.dates.js';
import { ReplicaSql } from '../database/replica.sql.js';
import { SnapshotSql } from '../database/snapshot.sql.js';
import type { Sql } from '../database/sql.js';
import type { ReportDefinition } from './report.definition.js';
import { type ReportFile, writeReport } from './report.file.js';
import { readFigures, type ReportDocument } from './report.figures.js';
import { parseReportRequest } from './report.parameters.js';

/** Makes reports, for the API and the command line alike. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly replicas: ReplicaSql,
    private readonly clock: Clock,
  ) {}

  /**
   * A report as a file. `given` are its parameters as texts by name; `unnamed` is the section that its name leaves out,
   * the usual one when absent. @throws 422 naming every wrong parameter
   */
  async file(
    report: ReportDefinition,
    given: Readonly<Record<string, unknown>>,
    unnamed?: string,
  ): Promise<ReportFile> {
    return writeReport(await this.document(report, given), unnamed);
  }

  /** A report with its figures, not yet written down. @throws 422 naming every wrong parameter */
  async document(report: ReportDefinition, given: Readonly<Record<string, unknown>>): Promise<ReportDocument> {
    const today = todayIn(AGENCY_ZONE, this.clock.now());
    const { request, output } = parseReportRequest(report, given, today);
    const figures = await this.inSnapshot((sql) => readFigures(sql, report, request, output));
    // The connection is free again: drawing takes longer than reading.
    return { report, request, output, figures };
  }

  /** Runs the statements of a report on one connection and one snapshot, so that its figures fit each other. */
  private async inSnapshot<T>(read: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.replicas.connect();
    try {
      const figures = await read(await SnapshotSql.begin(client));
      await client.query('COMMIT');
      client.release();
      return figures;
    } catch (error) {
      // The transaction is left open or broken: the connection is not given back.
      client.release(true);
      throw error;
    }
  }
}
