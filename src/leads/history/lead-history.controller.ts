import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { allEvidenceList, allRealisationsList } from '../evidence/lead-evidence.list.js';
import { allTouchesList } from '../touches/lead-touch.list.js';
import { LeadTouchView } from '../touches/lead-touch.view.js';
import { allTransitionsList } from '../transitions/lead-transition.list.js';
import { LeadTransitionView } from '../transitions/lead-transition.view.js';
import { LeadEvidenceRowView, LeadRealisationRowView } from './lead-history.view.js';

const DOCS = {
  transitions: { summary: 'List the history of all leads' },
  exportTransitions: { summary: 'Export the history of all leads' },
  touches: { summary: 'List the touches of all leads' },
  exportTouches: { summary: 'Export the touches of all leads' },
  evidence: { summary: 'List the evidence of all leads' },
  exportEvidence: { summary: 'Export the evidence of all leads' },
  realisations: { summary: 'List the realisations of all leads' },
  exportRealisations: { summary: 'Export the realisations of all leads' },
};

const routes = defineRoutes(DOCS, { scope: 'leads', records: ['lead'], view: LeadTransitionView });

/** The history of all leads, so that a program needs one request and not one for each lead. */
@ApiTags('Leads')
@Controller()
export class LeadHistoryController {
  constructor(private readonly lists: ListReader) {}

  @routes.List(allTransitionsList, LeadTransitionView, 'transitions')
  transitions(@ListOf(allTransitionsList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<LeadTransitionView>(allTransitionsList, request, actor);
  }

  @routes.Export(allTransitionsList, 'transitions/export')
  exportTransitions(@ExportOf(allTransitionsList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, allTransitionsList, request, actor);
  }

  @routes.List(allTouchesList, LeadTouchView, 'touches')
  touches(@ListOf(allTouchesList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<LeadTouchView>(allTouchesList, request, actor);
  }

  @routes.Export(allTouchesList, 'touches/export')
  exportTouches(@ExportOf(allTouchesList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, allTouchesList, request, actor);
  }

  @routes.List(allEvidenceList, LeadEvidenceRowView, 'evidence')
  evidence(@ListOf(allEvidenceList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<LeadEvidenceRowView>(allEvidenceList, request, actor);
  }

  @routes.Export(allEvidenceList, 'evidence/export')
  exportEvidence(@ExportOf(allEvidenceList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, allEvidenceList, request, actor);
  }

  @routes.List(allRealisationsList, LeadRealisationRowView, 'realisations')
  realisations(@ListOf(allRealisationsList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<LeadRealisationRowView>(allRealisationsList, request, actor);
  }

  @routes.Export(allRealisationsList, 'realisations/export')
  exportRealisations(@ExportOf(allRealisationsList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, allRealisationsList, request, actor);
  }
}
