import './lead.merge.js';
import './lead-touch.merge.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadChanges } from './lead.changes.service.js';
import { LeadCollections } from './lead.collections.service.js';
import { LeadController } from './lead.controller.js';
import { LeadCreation } from './lead.creation.service.js';
import { Lead } from './lead.entity.js';
import { LeadEvidenceService } from './lead.evidence.service.js';
import { LeadTransitionsService } from './lead.moves.service.js';
import { LeadReads } from './lead.reads.service.js';
import { LeadTotals } from './lead.totals.js';
import { LeadScreenings } from './lead.screening.service.js';
import { assertPipelineSound } from './lead.soundness.js';
import { LeadEvidence, LeadRealisation } from './lead-evidence.entity.js';
import { LeadEvidenceController } from './lead-evidence.controller.js';
import { LeadTransitionsController } from './lead-move.controller.js';
import { LeadContact, LeadTeamMember } from './lead-people.entity.js';
import { LeadPulse } from './lead-pulse.entity.js';
import { LeadTouch } from './lead-touch.entity.js';
import { LeadTouchController } from './lead-touch.controller.js';
import { LeadTouches } from './lead-touch.service.js';
import { LeadTransition } from './lead-transition.entity.js';
import { Leads } from './leads.service.js';
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
  controllers: [LeadController, LeadTransitionsController, LeadEvidenceController, LeadTouchController, PipelineController],
  providers: [
    LeadCreation,
    LeadChanges,
    LeadTransitionsService,
    LeadEvidenceService,
    LeadScreenings,
    LeadReads,
    LeadCollections,
    LeadTouches,
    LeadTotals,
    Leads,
  ],
  exports: [Leads, LeadCreation, LeadChanges, LeadTransitionsService, LeadEvidenceService, LeadTouches],
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
