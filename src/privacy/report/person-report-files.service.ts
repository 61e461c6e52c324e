import { Injectable } from '@nestjs/common';
import { RenderWorker } from '../../common/documents/render.worker.js';
import { ACTIVITY_FIELDS } from '../../activities/activity.list.js';
import { CONTACT_FIELDS } from '../../companies/model/contact.list.js';
import { COMPANY_FIELDS } from '../../companies/model/company.list.js';
import { DOCUMENT_FIELDS } from '../../documents/model/document.list.js';
import { INTERACTION_FIELDS } from '../../interactions/interactions/interaction.list.js';
import { TASK_FIELDS } from '../../interactions/tasks/task.list.js';
import { PRIVACY_REQUEST_FIELDS } from '../requests/privacy-request.list.js';
import { buildPrintedReport } from './person-report-print.rules.js';
import type { render } from './person-report-render.worker.js';
import type { PersonReportView } from './person-report.view.js';

/** The fields whose labels name the values of the printed report. The first one with a name counts. */
const FIELDS = [
  CONTACT_FIELDS,
  INTERACTION_FIELDS,
  TASK_FIELDS,
  DOCUMENT_FIELDS,
  ACTIVITY_FIELDS,
  COMPANY_FIELDS,
  PRIVACY_REQUEST_FIELDS,
].flatMap((fields) => fields.describe());

/** Creates the file of a report about a person. */
@Injectable()
export class PersonReportFilesService {
  constructor(private readonly renderer: RenderWorker) {}

  /** Returns the report as PDF. The name of the file tells nothing about the person. @throws 503 `service.drawing_busy` */
  async renderPdf(report: PersonReportView, signal?: AbortSignal): Promise<{ name: string; content: Buffer }> {
    const file = 'privacy/report/person-report-render.worker.js';
    const content = await this.renderer.render<typeof render>(file, buildPrintedReport(report, FIELDS), signal);
    return { name: `person-${report.generatedAt.toISOString().slice(0, 10)}.pdf`, content };
  }
}
