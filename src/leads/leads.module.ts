import './lead.merge.js';
import './lead-touch.merge.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadUpdateService } from './lead.changes.service.js';
import { LeadCollectionsService } from './lead.collections.service.js';
import { LeadController } from './lead.controller.js';
import { LeadCreationService } from './lead.creation.service.js';
import { Lead } from './lead.entity.js';
import { LeadEvidenceService } from './lead.evidence.service.js';
import { LeadTransitionsService } from './lead.moves.service.js';
import { LeadReader } from './lead.reads.service.js';
import { LeadTotalsService } from './lead.totals.js';
import { LeadScreeningService } from './lead.screening.service.js';
import { assertPipelineSound } from './lead.soundness.js';
import { LeadEvidence, LeadRealisation } from './lead-evidence.entity.js';
import { LeadEvidenceController } from './lead-evidence.controller.js';
import { LeadTransitionsController } from './lead-move.controller.js';
import { LeadContact, LeadTeamMember } from './lead-people.entity.js';
import { LeadPulse } from './lead-pulse.entity.js';
import { LeadTouch } from './lead-touch.entity.js';
import { LeadTouchController } from './lead-touch.controller.js';
import { LeadTouchesService } from './lead-touch.service.js';
import { LeadTransition } from './lead-transition.entity.js';
import { LeadsService } from './leads.service.js';
import { PipelineController } from './pipeline.controller.js';

/** The pipeline: investment projects from first contact to investment. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Lead,
      LeadContact,
      LeadTeamMember,
      LeadPulse,
      LeadEvidence,
      LeadRealisation,
      LeadTransition,
      LeadTouch,
    ]),
  ],
  controllers: [
    LeadController,
    LeadTransitionsController,
    LeadEvidenceController,
    LeadTouchController,
    PipelineController,
  ],
  providers: [
    LeadCreationService,
    LeadUpdateService,
    LeadTransitionsService,
    LeadEvidenceService,
    LeadScreeningService,
    LeadReader,
    LeadCollectionsService,
    LeadTouchesService,
    LeadTotalsService,
    LeadsService,
  ],
  exports: [
    LeadsService,
    LeadCreationService,
    LeadUpdateService,
    LeadTransitionsService,
    LeadEvidenceService,
    LeadTouchesService,
  ],
})
export class LeadsModule implements OnModuleInit {
  /**
   * Checks the pipeline at boot, because a pipeline that contradicts itself must not start.
   * @throws an Error that names every fault
   */
  onModuleInit(): void {
    assertPipelineSound();
  }
}
