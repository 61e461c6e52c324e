import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Activity } from '../activities/activity.entity.js';
import { Agreement } from '../agreements/agreement.entity.js';
import { Company } from '../companies/company.entity.js';
import { Contact } from '../companies/contact.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { CalendarToken } from './calendar-token.entity.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarQueries } from './calendar.queries.js';
import { TaskCalendars } from './calendar.service.js';
import { InteractionContact } from './interaction-contact.entity.js';
import { InteractionController } from './interaction.controller.js';
import { Interaction } from './interaction.entity.js';
import './interaction.merge.js';
import { Interactions } from './interaction.service.js';
import { LeadTies } from './lead.ties.js';
import { TaskController } from './task.controller.js';
import { Task } from './task.entity.js';
import { Tasks } from './task.service.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineQueries } from './timeline.queries.js';
import { Timelines } from './timeline.service.js';

/** Interactions, tasks with their calendars, timelines. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Activity,
      Agreement,
      Company,
      Contact,
      Lead,
      Interaction,
      InteractionContact,
      Task,
      CalendarToken,
    ]),
  ],
  controllers: [InteractionController, TaskController, CalendarController, TimelineController],
  providers: [LeadTies, Interactions, Tasks, TaskCalendars, CalendarQueries, Timelines, TimelineQueries],
  exports: [Interactions, Tasks],
})
export class InteractionsModule {}
