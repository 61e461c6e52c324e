import { Inject, Injectable, Logger } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { describeError } from '../../common/http/problem.filter.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { ReportFormat } from '../definition/report-definition.rules.js';
import { getMediaType, type ReportFile } from '../engine/report-file.factory.js';
import { buildScheduleRunList } from './report-schedule.list.js';
import type { ReportScheduleRunView } from './report-schedule.view.js';
import { ScheduleFolder } from './schedule-folder.store.js';

/** Reads the files that the runs of schedules have written. */
@Injectable()
export class ScheduleFileService {
  private readonly log = new Logger(ScheduleFileService.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
  ) {}

  /**
   * Reads the file of a run, as the run has written it.
   * @throws 404 if the run has written no file, or if the file was removed or changed afterwards; 409
   * `file.outside_root` if the path of its folder contains a link; 503 if the folder cannot be read
   */
  async read(scheduleId: string, runId: string, actor: Actor): Promise<ReportFile> {
    const list = buildScheduleRunList(scheduleId);
    const run = await readRecord<ReportScheduleRunView>(this.sql, list, 'run', runId, actor);
    const { outcome, folder, fileName, sha256, prunedAt } = run;
    if (outcome !== 'done' || folder === null || fileName === null || sha256 === null) {
      throw createNoFileError(`The run has written no file; it is ${outcome}.`);
    }
    if (prunedAt) throw createNoFileError('The file was removed, because the schedule keeps only the latest files.');
    const content = await this.readUnchanged(folder, fileName, sha256);
    if (!content) throw createNoFileError('Somebody has removed or changed the file, or another run has replaced it.');
    const format = fileName.slice(fileName.lastIndexOf('.') + 1) as ReportFormat;
    return { name: fileName, mediaType: getMediaType(format), content };
  }

  private async readUnchanged(folder: string, fileName: string, sha256: string): Promise<Buffer | undefined> {
    try {
      const found = await ScheduleFolder.findFolder(this.settings.reportsDir, folder);
      return await found?.readUnchanged(fileName, sha256);
    } catch (error) {
      if (!isFileSystemError(error)) throw error;
      this.log.error(describeError(error), 'run.file_unreadable');
      throw new CodedError('run.file_unreadable', 'The folder of the reports cannot be read now.');
    }
  }
}

/** Tells whether an error comes from a call of the file system. Other errors, such as a TypeError, name no such call. */
function isFileSystemError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

function createNoFileError(detail: string): CodedError {
  return new CodedError('run.no_file', detail);
}
