import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { QueryParams } from '../../common/http/query.decorator.js';
import { RecordId } from '../../common/http/request.decorator.js';
import { createAbortSignal } from '../../common/http/request.factory.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { type BadgeFile, BadgeFilesService } from './badge-files.service.js';
import { DelegationBadgesQuery, SeminarBadgesQuery } from './badge.dto.js';
import { BadgesPreviewView } from './badge.view.js';

const RESPONSE = {
  description: 'A document with one badge for each person. The same data gives the same bytes.',
  schema: { type: 'string' },
} as const;

@ApiTags('Seminars')
@Controller('seminars/:id')
export class SeminarBadgeController {
  constructor(private readonly files: BadgeFilesService) {}

  /**
   * Download the badges of a seminar as a PDF
   *
   * Returns a badge with name, company, QR code and a bar for guests or speakers for each registration in the requested
   * statuses, at most 1,000. A speaker is a person in a session of the seminar. The QR code has the code for
   * `POST /seminars/{id}/check-in`. Printing changes no registration.
   */
  @Get('badges.pdf')
  @Access('activities:read', 'contacts:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(RESPONSE)
  @ApiProblems('registration.not_found', 'badge.nobody', 'badge.too_many')
  async renderPdf(
    @RecordId('seminar') id: string,
    @QueryParams() query: SeminarBadgesQuery,
    @Res() reply: FastifyReply,
  ) {
    return sendFile(await this.files.renderSeminarBadges(id, query, createAbortSignal(reply)), reply);
  }

  /**
   * Preview the badges of a seminar
   *
   * Returns how many badges the same query prints, and the badges with a name or company whose characters no font has,
   * such as Arabic, Hebrew, Thai and Devanagari, with the text that is printed instead.
   */
  @Get('badges')
  @Access('activities:read', 'contacts:read')
  @ApiOkResponse({ type: BadgesPreviewView })
  @ApiProblems('registration.not_found', 'badge.nobody', 'badge.too_many')
  readPreview(
    @RecordId('seminar') id: string,
    @QueryParams() query: SeminarBadgesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BadgesPreviewView> {
    return this.files.readSeminarPreview(id, query, createAbortSignal(reply));
  }
}

@ApiTags('Delegations')
@Controller('delegations/:id')
export class DelegationBadgeController {
  constructor(private readonly files: BadgeFilesService) {}

  /**
   * Download the badges of a delegation as a PDF
   *
   * Returns a badge with name, company and role for each participant who is confirmed or attended, at most 1,000.
   */
  @Get('badges.pdf')
  @Access('activities:read', 'contacts:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(RESPONSE)
  @ApiProblems('delegation_participant.not_found', 'badge.nobody', 'badge.too_many')
  async renderPdf(
    @RecordId('delegation') id: string,
    @QueryParams() query: DelegationBadgesQuery,
    @Res() reply: FastifyReply,
  ) {
    return sendFile(await this.files.renderDelegationBadges(id, query, createAbortSignal(reply)), reply);
  }

  /**
   * Preview the badges of a delegation
   *
   * Returns how many badges the same query prints, and the badges with a name or company whose characters no font has,
   * such as Arabic, Hebrew, Thai and Devanagari, with the text that is printed instead.
   */
  @Get('badges')
  @Access('activities:read', 'contacts:read')
  @ApiOkResponse({ type: BadgesPreviewView })
  @ApiProblems('delegation_participant.not_found', 'badge.nobody', 'badge.too_many')
  readPreview(
    @RecordId('delegation') id: string,
    @QueryParams() query: DelegationBadgesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BadgesPreviewView> {
    return this.files.readDelegationPreview(id, query, createAbortSignal(reply));
  }
}

async function sendFile({ name, content }: BadgeFile, reply: FastifyReply): Promise<void> {
  await reply
    .type('application/pdf')
    .header('Content-Disposition', `inline; filename="${name}"`)
    .header('Cache-Control', 'private, no-cache')
    .send(content);
}
