import { Controller, Get, Headers, Param, Res, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { findAcceptedFormat } from '../../common/http/request-headers.rules.js';
import { QueryParams } from '../../common/http/query.decorator.js';
import { createAbortSignal } from '../../common/http/request.factory.js';
import { Access } from '../../identity/access/access.decorator.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { buildReportCatalogue, REPORTS } from './report-catalogue.registry.js';
import type { ReportDefinition } from '../definition/report-definition.rules.js';
import { REPORT_MEDIA_TYPES, type ReportFile } from './report-file.factory.js';
import { ReportReader } from './report.reader.js';
import { ReportRoute } from './report-route.decorator.js';
import { buildReportSchema } from './report-schema.factory.js';
import { ReportSchemaView } from './report-schema.view.js';
import { ReportCatalogueQuery, ReportSchemaQuery } from './report.dto.js';
import { ReportCatalogueView } from './report.view.js';

@ApiTags('Reports')
@Controller('reports')
export class ReportCatalogueController {
  /**
   * List the reports with their parameters and columns
   *
   * Get a report at `GET /reports/{name}`, as json, csv, xlsx, pdf or svg. `asOf` gives the figures as they were known
   * on a past day.
   */
  @Get()
  @Access('reports:read')
  @ApiOkResponse({ type: ReportCatalogueView })
  list(@QueryParams() { lang }: ReportCatalogueQuery): ReportCatalogueView {
    return buildReportCatalogue(lang!);
  }

  /**
   * Get the columns of a report
   *
   * The columns of its csv, in their order. They are the same whatever the parameters are, except `section`. Compare
   * `columnsVersion` with that of a file before storing it.
   */
  @Get(':name/schema')
  @Access('reports:read')
  @ApiParam({ name: 'name', schema: { type: 'string', enum: REPORTS.map(({ name }) => name) } })
  @ApiOkResponse({ type: ReportSchemaView })
  readSchema(@Param('name') name: string, @QueryParams() { section }: ReportSchemaQuery): ReportSchemaView {
    const report = REPORTS.find((candidate) => candidate.name === name);
    if (!report) throw createNotFoundError('report', name);
    return buildReportSchema(report, section);
  }
}

/** Creates the controller of one report, with its route, from its definition. */
export function createReportController(report: ReportDefinition): Type {
  @ApiTags('Reports')
  @Controller('reports')
  class ReportController {
    constructor(private readonly reports: ReportReader) {}

    @ReportRoute(report)
    @Access('reports:read')
    async run(
      @QueryParams() query: Record<string, unknown>,
      @Headers('accept') accept: string | undefined,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      reply.header('Vary', 'Accept');
      const given = { ...findAcceptedFormat(accept, REPORT_MEDIA_TYPES), ...query };
      await sendReport(await this.reports.createFile(report, given, { hungUp: createAbortSignal(reply) }), reply);
    }
  }
  return ReportController;
}

async function sendReport({ name, mediaType, content }: ReportFile, reply: FastifyReply): Promise<void> {
  // A browser shows json, and saves other formats under their name.
  const disposition = name.endsWith('.json') ? 'inline' : 'attachment';
  await reply.type(mediaType).header('Content-Disposition', `${disposition}; filename="${name}"`).send(content);
}
