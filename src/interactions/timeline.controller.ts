import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor/actor.js';
import { CurrentActor, RecordId } from '../common/requests/request.decorators.js';
import { Access } from '../identity/access.decorators.js';
import { ApiTimeline, TimelineOf, type TimelineRequest } from './timeline.request.js';
import { Timelines } from './timeline.service.js';

@Controller()
export class TimelineController {
  constructor(private readonly timelines: Timelines) {}

  /**
   * Everything that happened to a company, its leads and its contacts, newest first
   *
   * Interactions, tasks, stages, agreements and activities in one list. What belongs to a confidential lead is left
   * out for those who may not see it. `nextCursor` leads to older entries.
   */
  @Get('companies/:id/timeline')
  @ApiTags('Companies')
  @Access('companies:read')
  @ApiTimeline()
  ofCompany(@RecordId('company') id: string, @TimelineOf() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.page('company', id, request, actor);
  }

  /**
   * Everything that happened to a contact, newest first
   *
   * Interactions, consents, registrations and places in delegations in one list. `nextCursor` leads to older
   * entries.
   */
  @Get('contacts/:id/timeline')
  @ApiTags('Contacts')
  @Access('contacts:read')
  @ApiTimeline()
  ofContact(@RecordId('contact') id: string, @TimelineOf() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.page('contact', id, request, actor);
  }

  /**
   * Everything that happened to a lead, newest first
   *
   * Interactions, tasks, changes of stage and status, evidence and touches in one list. `nextCursor` leads to older
   * entries.
   */
  @Get('leads/:id/timeline')
  @ApiTags('Leads')
  @Access('leads:read')
  @ApiTimeline()
  ofLead(@RecordId('lead') id: string, @TimelineOf() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.page('lead', id, request, actor);
  }

  /**
   * Everything that happened to an activity and its parts, newest first
   *
   * For a delegation its participants and programme, for a roadshow its stops and seminars. `nextCursor` leads to
   * older entries.
   */
  @Get('activities/:id/timeline')
  @ApiTags('Activities')
  @Access('activities:read')
  @ApiTimeline()
  ofActivity(@RecordId('activity') id: string, @TimelineOf() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.page('activity', id, request, actor);
  }

  /**
   * Everything that happened to an agreement and under it, newest first
   *
   * Changes of its status, commitments, and the activities and leads that came of it. `nextCursor` leads to older
   * entries.
   */
  @Get('agreements/:id/timeline')
  @ApiTags('Agreements')
  @Access('agreements:read')
  @ApiTimeline()
  ofAgreement(@RecordId('agreement') id: string, @TimelineOf() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.page('agreement', id, request, actor);
  }
}
