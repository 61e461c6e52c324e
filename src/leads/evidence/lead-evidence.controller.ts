import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { LeadCollectionsService } from '../model/lead-collections.service.js';
import { LeadEvidenceService } from './lead-evidence.service.js';
import { ScreeningTriageService } from '../screening/screening-triage.service.js';
import { CreateEvidence, CreateRealisation } from './lead-evidence.dto.js';
import { TriageScreening } from '../screening/screening-triage.dto.js';
import { LeadEvidenceView, LeadRealisationView } from '../model/lead.view.js';
import { ScreeningTriageView } from '../screening/screening-triage.view.js';
import { evidenceList, realisationList } from './lead-evidence.list.js';
import { LEAD_EVIDENCE_DOCS } from './lead-evidence.openapi.js';

const routes = defineRoutes(LEAD_EVIDENCE_DOCS, { scope: 'leads', records: ['lead'], view: LeadEvidenceView });

@ApiTags('Leads')
@Controller('leads/:id')
export class LeadEvidenceController {
  constructor(
    private readonly leadEvidence: LeadEvidenceService,
    private readonly screenings: ScreeningTriageService,
    private readonly collections: LeadCollectionsService,
  ) {}

  @routes.List(evidenceList, LeadEvidenceView, 'evidence')
  evidence(@routes.Id() id: string, @ListOf(evidenceList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadEvidenceView>(evidenceList, id, request, actor);
  }

  @routes.Export(evidenceList, 'evidence/export')
  exportEvidence(
    @routes.Id() id: string,
    @ExportOf(evidenceList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.collections.export(evidenceList, id, request, actor);
  }

  @routes.Post('evidence')
  addEvidence(@routes.Id() id: string, @Body() body: CreateEvidence, @CurrentActor() actor: Actor) {
    return this.leadEvidence.addEvidence(id, body, actor);
  }

  @routes.List(realisationList, LeadRealisationView, 'realisations')
  realisations(@routes.Id() id: string, @ListOf(realisationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadRealisationView>(realisationList, id, request, actor);
  }

  @routes.Export(realisationList, 'realisations/export')
  exportRealisations(
    @routes.Id() id: string,
    @ExportOf(realisationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.collections.export(realisationList, id, request, actor);
  }

  @routes.Post('realisations', { view: LeadRealisationView })
  addRealisation(@routes.Id() id: string, @Body() body: CreateRealisation, @CurrentActor() actor: Actor) {
    return this.leadEvidence.addRealisation(id, body, actor);
  }

  @routes.PostAction('screening/triage', { view: ScreeningTriageView, access: 'leads:read' })
  triage(@routes.Id() id: string, @Body() body: TriageScreening, @CurrentActor() actor: Actor) {
    return this.screenings.triage(id, body, actor);
  }
}
