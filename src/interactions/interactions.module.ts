import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesModule } from '../activities/activities.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { FollowUpReader } from './follow.ups.js';
import { InteractionContact } from './interaction-contact.entity.js';
import { InteractionController } from './interaction.controller.js';
import { Interaction } from './interaction.entity.js';
import './interaction.merge.js';
import { InteractionStatsService } from './interaction.pulse.js';
import { InteractionsService } from './interaction.service.js';
import { RenewalNoticesService } from './renewal.notices.js';
import { TaskCalendarController } from './task-calendar.controller.js';
import { TaskCalendarQueries } from './task-calendar.queries.js';
import { TaskCalendarService } from './task-calendar.service.js';
import { TaskController } from './task.controller.js';
import { Task } from './task.entity.js';
import { TasksService } from './task.service.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineQueries } from './timeline.queries.js';
import { TimelineService } from './timeline.service.js';

/** Interactions, tasks with their calendars, follow-ups and timelines. */
@Module({
  imports: [ActivitiesModule, LeadsModule, TypeOrmModule.forFeature([Interaction, InteractionContact, Task])],
  controllers: [InteractionController, TaskController, TaskCalendarController, TimelineController],
  providers: [
    FollowUpReader,
    InteractionStatsService,
    InteractionsService,
    TasksService,
    RenewalNoticesService,
    TaskCalendarService,
    TaskCalendarQueries,
    TimelineService,
    TimelineQueries,
  ],
  exports: [InteractionsService, TasksService],
})
export class InteractionsModule {}
