import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { QueryParams } from '../../common/http/query.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { createAbortSignal } from '../../common/http/request.factory.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { PersonReportQuery } from './person-report.dto.js';
import { PersonReportFilesService } from './person-report-files.service.js';
import { PersonReportService } from './person-report.service.js';
import { PersonReportView } from './person-report.view.js';

@ApiTags('Privacy')
@Controller('privacy/people/:key/report')
export class PersonReportController {
  constructor(
    private readonly reports: PersonReportService,
    private readonly files: PersonReportFilesService,
  ) {}

  /**
   * Get all data that are stored about a person
   *
   * The answer to a request for access (GDPR art. 15): every row that leads to the person, the consents with their wordings,
   * projects by title, documents as a list, the source of each datum, recipients, terms and rights. Colleagues appear by role, addresses of others as
   * …@…, and confidential projects without their titles. `format=pdf` is for printing. The audit trail records the reading.
   */
  @Get()
  @Access('privacy:read')
  @ApiParam({ name: 'key', type: String, example: '0199c000-0000-7000-8000-000000000210' })
  @ApiExtraModels(PersonReportView)
  @ApiProduces('application/json', 'application/pdf')
  @ApiOkResponse({
    description: 'The report in the format that was asked for.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PersonReportView) } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    },
  })
  @ApiProblems('person.not_found')
  async read(
    @Param('key') key: string,
    @QueryParams() { format = 'json', lang = 'en' }: PersonReportQuery,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    const report = await this.reports.build(key, lang, actor);
    if (format === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify(report));
    const { name, content } = await this.files.renderPdf(report, createAbortSignal(reply));
    return reply.type('application/pdf').header('Content-Disposition', `attachment; filename="${name}"`).send(content);
  }
}
