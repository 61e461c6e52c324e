import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { ApiTimeline, TimelineParams, type TimelineRequest } from './timeline-request.decorator.js';
import { TimelineService } from './timeline.service.js';

@Controller()
export class TimelineController {
  constructor(private readonly timelines: TimelineService) {}

  /**
   * List the timeline of a company, newest first
   *
   * The timeline has the interactions, tasks, changes of stage, agreements and activities of the company, its leads and
   * its contacts. Items of a confidential lead are left out for callers who may not see it. Use `nextCursor` to get
   * older items.
   */
  @Get('companies/:id/timeline')
  @ApiTags('Companies')
  @Access('companies:read')
  @ApiTimeline()
  ofCompany(@RecordId('company') id: string, @TimelineParams() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.readPage('company', id, request, actor);
  }

  /**
   * List the timeline of a contact, newest first
   *
   * The timeline has the interactions, consents, registrations and places in delegations of the contact. Use
   * `nextCursor` to get older items.
   */
  @Get('contacts/:id/timeline')
  @ApiTags('Contacts')
  @Access('contacts:read')
  @ApiTimeline()
  ofContact(@RecordId('contact') id: string, @TimelineParams() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.readPage('contact', id, request, actor);
  }

  /**
   * List the timeline of a lead, newest first
   *
   * The timeline has the interactions, tasks, changes of stage and status, evidence and touches of the lead. Use
   * `nextCursor` to get older items.
   */
  @Get('leads/:id/timeline')
  @ApiTags('Leads')
  @Access('leads:read')
  @ApiTimeline()
  ofLead(@RecordId('lead') id: string, @TimelineParams() request: TimelineRequest, @CurrentActor() actor: Actor) {
    return this.timelines.readPage('lead', id, request, actor);
  }

  /**
   * List the timeline of an activity, newest first
   *
   * The timeline of a delegation has its participants and programme, that of a roadshow its stops and seminars. Use
   * `nextCursor` to get older items.
   */
  @Get('activities/:id/timeline')
  @ApiTags('Activities')
  @Access('activities:read')
  @ApiTimeline()
  ofActivity(
    @RecordId('activity') id: string,
    @TimelineParams() request: TimelineRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.timelines.readPage('activity', id, request, actor);
  }

  /**
   * List the timeline of an agreement, newest first
   *
   * The timeline has the changes of status of the agreement, its commitments, and the activities and leads that
   * resulted from it. Use `nextCursor` to get older items.
   */
  @Get('agreements/:id/timeline')
  @ApiTags('Agreements')
  @Access('agreements:read')
  @ApiTimeline()
  ofAgreement(
    @RecordId('agreement') id: string,
    @TimelineParams() request: TimelineRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.timelines.readPage('agreement', id, request, actor);
  }
}
