import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DelegationsModule } from '../activities/delegations/delegations.module.js';
import { MeetingsModule } from '../activities/meetings/meetings.module.js';
import { registerPresenceFollower } from '../activities/presence.registry.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { LEAD_MERGE_RELATIONS } from './records/lead-merge.registry.js';
import { LeadCollectionsService } from './model/lead-collections.service.js';
import { LeadBoardController } from './board/lead-board.controller.js';
import { LeadBoardService } from './board/lead-board.service.js';
import { LeadBulkUpdateController } from './bulk/lead-bulk-update.controller.js';
import { LeadBulkUpdateService } from './bulk/lead-bulk-update.service.js';
import { LeadHistoryController } from './history/lead-history.controller.js';
import { LeadController } from './records/lead.controller.js';
import { Lead } from './model/lead.entity.js';
import { LeadReferenceGuard } from './model/lead-reference.guard.js';
import { LeadEvidenceService } from './evidence/lead-evidence.service.js';
import { LeadTransitionService } from './transitions/lead-transition.service.js';
import { ScreeningTriageService } from './screening/screening-triage.service.js';
import { assertPipelineSound } from './pipeline/pipeline-validation.rules.js';
import { LeadEvidence, LeadRealisation } from './evidence/lead-evidence.entity.js';
import { LeadEvidenceController } from './evidence/lead-evidence.controller.js';
import { LeadTransitionsController } from './transitions/lead-transition.controller.js';
import { LeadContact, LeadTeamMember } from './model/lead-people.entity.js';
import { LeadInteractionStats } from './model/lead-interaction-stats.entity.js';
import { AUTOMATIC_TOUCHES } from './touches/automatic-touches.store.js';
import { LeadTouch } from './touches/lead-touch.entity.js';
import { LeadTouchController } from './touches/lead-touch.controller.js';
import { LeadTouchService } from './touches/lead-touch.service.js';
import { LeadTransition } from './transitions/lead-transition.entity.js';
import { LeadsService } from './records/leads.service.js';
import { LeadVerificationRequestController } from './verification/lead-verification-request.controller.js';
import { LeadVerificationRequest } from './verification/lead-verification-request.entity.js';
import { LeadVerificationRequestService } from './verification/lead-verification-request.service.js';
import { PipelineController } from './records/pipeline.controller.js';

/** The pipeline: investment projects from first contact to investment. */
@Module({
  imports: [
    CompaniesModule,
    // A merge moves the lists of these activities before the touches that come from them.
    DelegationsModule,
    SeminarsModule,
    MeetingsModule,
    TypeOrmModule.forFeature([
      Lead,
      LeadContact,
      LeadTeamMember,
      LeadInteractionStats,
      LeadEvidence,
      LeadRealisation,
      LeadTransition,
      LeadTouch,
      LeadVerificationRequest,
    ]),
  ],
  controllers: [
    LeadBoardController,
    LeadBulkUpdateController,
    LeadController,
    LeadTransitionsController,
    LeadEvidenceController,
    LeadHistoryController,
    LeadTouchController,
    LeadVerificationRequestController,
    PipelineController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: LeadReferenceGuard },
    LeadTransitionService,
    LeadEvidenceService,
    ScreeningTriageService,
    LeadCollectionsService,
    LeadTouchService,
    LeadVerificationRequestService,
    LeadsService,
    LeadBoardService,
    LeadBulkUpdateService,
  ],
  exports: [LeadsService, LeadTransitionService, LeadEvidenceService, LeadTouchService],
})
export class LeadsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  /**
   * Registers the merge relations and the touches that follow activities, and checks the pipeline, because a pipeline
   * that contradicts itself must not start.
   * @throws an Error that names every fault
   */
  onModuleInit(): void {
    this.mergeRelations.register(LEAD_MERGE_RELATIONS);
    registerPresenceFollower(AUTOMATIC_TOUCHES);
    assertPipelineSound();
  }
}
