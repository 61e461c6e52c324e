import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { QueryParams } from '../../../common/http/query.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { createAbortSignal } from '../../../common/http/request.factory.js';
import { RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { ProgrammeCalendarQuery, ProgrammePrintQuery } from './programme.dto.js';
import { type ProgrammeFile, ProgrammeFilesService } from './programme-files.service.js';

@ApiTags('Delegations')
@Controller('delegations/:id')
export class ProgrammeFilesController {
  constructor(private readonly files: ProgrammeFilesService) {}

  /**
   * Get the programme of a delegation as a calendar
   *
   * Returns an iCalendar file (RFC 5545). With `participantId` it has only the items in which that person takes part.
   * Cancelled items are marked as cancelled.
   */
  @Get('programme.ics')
  @Access('activities:read', 'contacts:read')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-cache')
  @ApiProduces('text/calendar')
  @ApiOkResponse({
    description: 'An iCalendar with an event for each item. Items that no longer take place are cancelled events.',
    schema: { type: 'string' },
  })
  @ApiProblems('delegation_participant.not_found')
  calendar(@RecordId('delegation') id: string, @QueryParams() query: ProgrammeCalendarQuery) {
    return this.files.buildCalendar(id, query.participantId);
  }

  /**
   * Download the programme of a delegation as a PDF
   *
   * Returns a PDF for printing, in the local time of the delegation and with native names in their own script. Choose
   * the language with `lang`.
   */
  @Get('programme.pdf')
  @Access('activities:read', 'contacts:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({
    description: 'A document of A4 pages. The same data gives the same bytes.',
    schema: { type: 'string' },
  })
  async renderPdf(
    @RecordId('delegation') id: string,
    @QueryParams() query: ProgrammePrintQuery,
    @Res() reply: FastifyReply,
  ) {
    return sendFile(await this.files.renderPdf(id, query.lang ?? 'en', createAbortSignal(reply)), reply);
  }
}

async function sendFile({ name, content }: ProgrammeFile, reply: FastifyReply): Promise<void> {
  await reply
    .type('application/pdf')
    .header('Content-Disposition', `inline; filename="${name}"`)
    .header('Cache-Control', 'private, no-cache')
    .send(content);
}
