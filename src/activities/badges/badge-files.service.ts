import { Injectable } from '@nestjs/common';
import { RenderWorker } from '../../common/documents/render.worker.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { ParticipantStatus } from '../delegations/model/participant.constants.js';
import { SEATED } from '../seminars/model/seminar-registration.constants.js';
import { type Badges, MAX_BADGES } from './badge.constants.js';
import { readDelegationBadges, readSeminarBadges } from './badge-facts.queries.js';
import type { BadgesQuery, DelegationBadgesQuery, SeminarBadgesQuery } from './badge.dto.js';
import type { render as renderIncomplete } from './incomplete-badge-render.worker.js';
import type { render } from './badge-render.worker.js';
import type { BadgesPreviewView, IncompleteBadgeView } from './badge.view.js';

/** A file with badges. */
export interface BadgeFile {
  /** For example `SEM-2027-0001-badges.pdf`. */
  name: string;
  content: Buffer;
}

/** The participants who get a badge. */
const PARTICIPANT_STATUSES_WITH_BADGE: readonly ParticipantStatus[] = ['confirmed', 'attended'];

/** Renders the badges of seminars and delegations. */
@Injectable()
export class BadgeFilesService {
  constructor(
    private readonly sql: SqlClient,
    private readonly renderer: RenderWorker,
  ) {}

  /** Renders the badges of the people with a seat. @throws 404, 422, 503 `service.drawing_busy` */
  async renderSeminarBadges(seminarId: string, query: SeminarBadgesQuery, signal?: AbortSignal): Promise<BadgeFile> {
    return this.render(await this.readSeminar(seminarId, query), query, signal);
  }

  /** Returns what the badges of a seminar would lack. @throws 404, 422, 503 `service.drawing_busy` */
  async readSeminarPreview(
    seminarId: string,
    query: SeminarBadgesQuery,
    signal?: AbortSignal,
  ): Promise<BadgesPreviewView> {
    return this.buildPreview(await this.readSeminar(seminarId, query), query, signal);
  }

  /** Renders the badges of the participants who come or came. @throws 404, 422, 503 `service.drawing_busy` */
  async renderDelegationBadges(
    delegationId: string,
    query: DelegationBadgesQuery,
    signal?: AbortSignal,
  ): Promise<BadgeFile> {
    return this.render(await this.readDelegation(delegationId, query), query, signal);
  }

  /** Returns what the badges of a delegation would lack. @throws 404, 422, 503 `service.drawing_busy` */
  async readDelegationPreview(
    delegationId: string,
    query: DelegationBadgesQuery,
    signal?: AbortSignal,
  ): Promise<BadgesPreviewView> {
    return this.buildPreview(await this.readDelegation(delegationId, query), query, signal);
  }

  private async readSeminar(seminarId: string, query: SeminarBadgesQuery): Promise<Badges> {
    const { registrationId, status: statuses = SEATED, sort = 'name' } = query;
    const badges = await readSeminarBadges(this.sql, seminarId, { statuses, sort, id: registrationId });
    assertPrintable(badges, statuses);
    return badges;
  }

  private async readDelegation(delegationId: string, query: DelegationBadgesQuery): Promise<Badges> {
    const { participantId, sort = 'name' } = query;
    const selection = { statuses: PARTICIPANT_STATUSES_WITH_BADGE, sort, id: participantId };
    const badges = await readDelegationBadges(this.sql, delegationId, selection);
    assertPrintable(badges, PARTICIPANT_STATUSES_WITH_BADGE);
    return badges;
  }

  private async render(
    badges: Badges,
    { layout = 'a4_8', lang: language = 'en' }: BadgesQuery,
    signal?: AbortSignal,
  ): Promise<BadgeFile> {
    const file = 'activities/badges/badge-render.worker.js';
    const content = await this.renderer.render<typeof render>(file, { badges, layout, language }, signal);
    return { name: `${badges.reference}-badges.pdf`, content };
  }

  private async buildPreview(
    badges: Badges,
    { lang: language = 'en' }: BadgesQuery,
    signal?: AbortSignal,
  ): Promise<BadgesPreviewView> {
    const file = 'activities/badges/incomplete-badge-render.worker.js';
    const found = await this.renderer.render<typeof renderIncomplete>(file, { badges, language }, signal);
    return { count: badges.people.length, incomplete: JSON.parse(found.toString()) as IncompleteBadgeView[] };
  }
}

function assertPrintable({ people }: Badges, statuses: readonly string[]): void {
  if (people.length === 0) {
    throw new CodedError(
      'badge.nobody',
      `There is nobody to print a badge for: nobody selected has one of the statuses ${statuses.join(', ')}.`,
    );
  }
  if (people.length <= MAX_BADGES) return;
  throw new CodedError(
    'badge.too_many',
    `A file has at most ${MAX_BADGES} badges, and more people are selected; select fewer, for example by status.`,
  );
}
