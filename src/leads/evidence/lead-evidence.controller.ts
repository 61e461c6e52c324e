import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { LeadCollectionsService } from '../model/lead-collections.service.js';
import { LeadEvidenceService } from './lead-evidence.service.js';
import { ScreeningTriageService } from '../screening/screening-triage.service.js';
import { CreateEvidence, CreateRealisation } from './lead-evidence.dto.js';
import { TriageScreening } from '../screening/screening-triage.dto.js';
import { LeadEvidenceView, LeadRealisationView } from '../model/lead.view.js';
import { ScreeningTriageView } from '../screening/screening-triage.view.js';
import { evidenceList, realisationList } from './lead-evidence.list.js';

@ApiTags('Leads')
@Controller('leads/:id')
export class LeadEvidenceController {
  constructor(
    private readonly leadEvidence: LeadEvidenceService,
    private readonly screenings: ScreeningTriageService,
    private readonly collections: LeadCollectionsService,
  ) {}

  @ListRoute(evidenceList, LeadEvidenceView, 'List the evidence of a lead', 'evidence')
  @Access('leads:read')
  evidence(@RecordId('lead') id: string, @ListOf(evidenceList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadEvidenceView>(evidenceList, id, request, actor);
  }

  @ExportRoute(evidenceList, 'Export the evidence of a lead', 'evidence/export')
  @Access('leads:export')
  exportEvidence(
    @RecordId('lead') id: string,
    @ExportOf(evidenceList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return this.collections.export(evidenceList, id, request, actor, reply);
  }

  /**
   * Add evidence to a lead
   *
   * The caller must be allowed to change the lead. An announcement needs at least one piece of evidence. Send a `url`,
   * a `note`, or both. Evidence cannot be changed or removed.
   */
  @Post('evidence')
  @Access('leads:write')
  @ApiCreatedResponse({ type: LeadEvidenceView })
  @ApiProblems('record.archived', '403 lead.not_yours', '422 lead.evidence_empty')
  addEvidence(@RecordId('lead') id: string, @Body() body: CreateEvidence, @CurrentActor() actor: Actor) {
    return this.leadEvidence.addEvidence(id, body, actor);
  }

  @ListRoute(realisationList, LeadRealisationView, 'List the realisations of a lead', 'realisations')
  @Access('leads:read')
  realisations(
    @RecordId('lead') id: string,
    @ListOf(realisationList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.collections.readPage<LeadRealisationView>(realisationList, id, request, actor);
  }

  @ExportRoute(realisationList, 'Export the realisations of a lead', 'realisations/export')
  @Access('leads:export')
  exportRealisations(
    @RecordId('lead') id: string,
    @ExportOf(realisationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return this.collections.export(realisationList, id, request, actor, reply);
  }

  /**
   * Record a realisation of a lead
   *
   * A realisation states how many jobs and how much capital expenditure have come true by a day. The caller must be
   * allowed to change the lead. Send the jobs and the capex in euro that existed on the day `asOf`, as totals and not
   * as the increase since the last realisation. Each day has at most one realisation.
   */
  @Post('realisations')
  @Access('leads:write')
  @ApiCreatedResponse({ type: LeadRealisationView })
  @ApiProblems('record.archived', 'lead.duplicate_realisation', '403 lead.not_yours', '422 lead.realisation_in_future')
  addRealisation(@RecordId('lead') id: string, @Body() body: CreateRealisation, @CurrentActor() actor: Actor) {
    return this.leadEvidence.addRealisation(id, body, actor);
  }

  /**
   * Run the screening triage of a lead
   *
   * The triage suggests, with reasons, whether the investment must be filed under the Belgian screening of foreign
   * direct investment. Nothing is stored. Without a body the triage uses the facts that the lead holds; send those that
   * the lead does not hold, such as `votingRightsPercent`. Store the decision in `screening` of the lead.
   */
  @Post('screening/triage')
  @ApiBody({ type: TriageScreening, required: false })
  @HttpCode(200)
  @Access('leads:read')
  @ApiOkResponse({ type: ScreeningTriageView })
  triage(@RecordId('lead') id: string, @Body() body: TriageScreening, @CurrentActor() actor: Actor) {
    return this.screenings.triage(id, body, actor);
  }
}
