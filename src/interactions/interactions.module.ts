import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities/activities.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { DelegationsModule } from '../activities/delegations/delegations.module.js';
import { CommitmentNoticesJob } from './follow-ups/commitment-notices.job.js';
import { DelegationListNoticeService } from './follow-ups/delegation-list-notice.service.js';
import { FollowUpService } from './follow-ups/follow-up.service.js';
import { InteractionContact, Interaction } from './model/interaction.entity.js';
import { InteractionController } from './interactions/interaction.controller.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { INTERACTION_MERGE_RELATIONS } from './interactions/interaction-merge.registry.js';
import { InteractionStatsService } from './interactions/interaction-stats.service.js';
import { InteractionService } from './interactions/interaction.service.js';
import { RenewalNoticesJob } from './follow-ups/renewal-notices.job.js';
import { TaskCalendarController } from './tasks/task-calendar.controller.js';
import { TaskCalendarQueries } from './tasks/task-calendar.queries.js';
import { TaskCalendarService } from './tasks/task-calendar.service.js';
import { TaskBulkUpdateController, TaskController } from './tasks/task.controller.js';
import { Task } from './tasks/task.entity.js';
import { TaskService } from './tasks/task.service.js';
import { TransitionWithInteractionController } from './transitions/transition-with-interaction.controller.js';
import { TransitionWithInteractionService } from './transitions/transition-with-interaction.service.js';
import { TimelineSourceRegistry } from './timeline/timeline-sources.registry.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineQueries } from './timeline/timeline.queries.js';
import { TimelineService } from './timeline/timeline.service.js';

/** Interactions, tasks with their calendars, follow-ups and timelines. */
@Module({
  imports: [
    CompaniesModule,
    ActivitiesModule,
    DelegationsModule,
    LeadsModule,
    TypeOrmModule.forFeature([Interaction, InteractionContact, Task]),
  ],
  controllers: [
    InteractionController,
    TransitionWithInteractionController,
    TaskBulkUpdateController,
    TaskController,
    TaskCalendarController,
    TimelineController,
  ],
  providers: [
    FollowUpService,
    DelegationListNoticeService,
    InteractionStatsService,
    InteractionService,
    TransitionWithInteractionService,
    TaskService,
    RenewalNoticesJob,
    CommitmentNoticesJob,
    TaskCalendarService,
    TaskCalendarQueries,
    TimelineService,
    TimelineQueries,
    TimelineSourceRegistry,
  ],
  exports: [InteractionService, TaskService, TimelineSourceRegistry],
})
export class InteractionsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(INTERACTION_MERGE_RELATIONS);
  }
}
