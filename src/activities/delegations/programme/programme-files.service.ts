import { Injectable } from '@nestjs/common';
import { RenderWorker } from '../../../common/documents/render.worker.js';
import { createNotFoundError } from '../../../common/errors/domain.errors.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { PARTICIPANT } from '../model/participant.entity.js';
import { buildProgrammeCalendar } from './programme-icalendar.factory.js';
import type { render } from './programme-render.worker.js';
import { readProgrammeFacts } from './programme-facts.queries.js';
import type { PrintLanguage } from './i18n/programme-pdf.constants.js';

/** A file with a programme. */
export interface ProgrammeFile {
  /** For example `DEL-2015-0001-programme.pdf`. */
  name: string;
  content: Buffer;
}

/** Creates the files of a delegation's programme: the calendar and the printed programme. */
@Injectable()
export class ProgrammeFilesService {
  constructor(
    private readonly sql: SqlClient,
    private readonly renderer: RenderWorker,
  ) {}

  /** Returns the programme as iCalendar, limited to one participant if given. @throws 404 */
  async buildCalendar(delegationId: string, participantId?: string): Promise<string> {
    const facts = await readProgrammeFacts(this.sql, delegationId);
    if (participantId === undefined) return buildProgrammeCalendar(facts);
    const person = facts.people.find(({ id }) => id === participantId);
    if (!person) throw createNotFoundError(PARTICIPANT.name, participantId);
    return buildProgrammeCalendar(facts, person);
  }

  /** Returns the programme as PDF. @throws 404, 503 `service.drawing_busy` */
  async renderPdf(delegationId: string, language: PrintLanguage, signal?: AbortSignal): Promise<ProgrammeFile> {
    const facts = await readProgrammeFacts(this.sql, delegationId);
    const file = 'activities/delegations/programme/programme-render.worker.js';
    const content = await this.renderer.render<typeof render>(file, { facts, language }, signal);
    return { name: `${facts.delegation.reference}-programme.pdf`, content };
  }
}
