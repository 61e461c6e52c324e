import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { getEndOfDay, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { ActivityOutcomesQuery, OutcomesQuery } from './outcomes.dto.js';
import {
  readOutcomeActivities,
  readOutcomeAgreements,
  readOutcomeLeads,
  readOutcomeParts,
  readTouchedLeadIds,
} from './outcomes.queries.js';
import { type Outcome, computeOutcome } from './outcomes.rules.js';
import type { ActivityOutcomesView, AgreementOutcomesView, OutcomeLeadView } from './outcomes.view.js';
import { readLeadAttribution, readTree } from '../attribution/attribution.reader.js';
import { toLeads, type Figures } from '../attribution/attribution-sums.rules.js';
import {
  type AttributionTree,
  formatSubject,
  type KnownActivity,
  wasHeld,
} from '../attribution/attribution-tree.rules.js';
import { EVER } from '../definition/report-days.rules.js';

/** The numbers of leads and of activities that one response names at most. */
const MAX_LEADS = 200;
const MAX_ACTIVITIES = 200;

/** The agreements and activities whose touches are credited. */
interface CreditedRecords {
  agreements: readonly string[];
  activities: readonly string[];
}

/** Computes the outcomes of agreements and activities as of now. */
@Injectable()
export class OutcomesReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
  ) {}

  /** Returns the outcomes of an agreement and of those made under it. @throws 404, 422 `report.from_after_to` */
  async readAgreement(id: string, query: OutcomesQuery, actor: Actor): Promise<AgreementOutcomesView> {
    const today = this.getToday();
    const tree = await readTree(this.sql, getEndOfDay(today, AGENCY_ZONE));
    if (!tree.agreements.has(id)) throw createNotFoundError('agreement', id);
    const isCovered = (one: KnownActivity) => tree.listAgreements(formatSubject('activity', one.id)).includes(id);
    const family = [...tree.agreements.values()].filter((one) => tree.getAgreementChain(one.id).includes(id));
    const activities = [...tree.activities.values()].filter(isCovered);
    const records = { agreements: family.map((one) => one.id), activities: activities.map((one) => one.id) };
    const named = family.filter((one) => one.id === id || !one.archived).map((one) => one.id);
    const agreements = await readOutcomeAgreements(this.sql, named);
    return {
      agreement: agreements.find((one) => one.id === id)!,
      children: agreements.filter((one) => one.id !== id),
      activities: await this.readActivities(activities, tree, today),
      ...(await this.readCredited(records, query, actor)),
    };
  }

  /** Returns the outcomes of an activity and of its parts. @throws 404, 422 `report.from_after_to` */
  async readActivity(id: string, query: ActivityOutcomesQuery, actor: Actor): Promise<ActivityOutcomesView> {
    const tree = await readTree(this.sql, getEndOfDay(this.getToday(), AGENCY_ZONE));
    if (!tree.activities.has(id)) throw createNotFoundError('activity', id);
    const family = [...tree.activities.values()].filter((one) =>
      query.scope === 'own' ? one.id === id : tree.getActivityChain(one.id).includes(id),
    );
    const named = family.filter((one) => one.id === id || !one.archived).map((one) => one.id);
    const parts = await readOutcomeParts(this.sql, named);
    return {
      activity: parts.find((one) => one.id === id)!,
      parts: parts.filter((one) => one.id !== id),
      ...(await this.readCredited({ agreements: [], activities: family.map((one) => one.id) }, query, actor)),
    };
  }

  private getToday(): string {
    return getLocalDate(AGENCY_ZONE, this.clock.now());
  }

  /** Returns the leads that are credited to some records in a period, with their figures. */
  private async readCredited({ agreements, activities }: CreditedRecords, query: OutcomesQuery, actor: Actor) {
    const today = this.getToday();
    const { model = 'linear', from = EVER, to = today } = query;
    if (from > to) {
      throw createInvalidFieldError(
        '?from',
        'report.from_after_to',
        `from must not be after to: ${from} is after ${to}.`,
      );
    }
    const subjects = new Set([
      ...agreements.map((id) => formatSubject('agreement', id)),
      ...activities.map((id) => formatSubject('activity', id)),
    ]);
    const leadIds = await readTouchedLeadIds(this.sql, agreements, activities);
    const period = { asOf: today, from, to };
    const asked = { period, knownBefore: getEndOfDay(today, AGENCY_ZONE), basis: 'known' } as const;
    const { achievements, touches, attribution } = await readLeadAttribution(this.sql, asked, model, leadIds);
    const outcome = computeOutcome(achievements, touches, attribution, (subject) => subjects.has(subject));
    const leads = await this.readLeads(outcome, actor);
    return {
      model,
      from,
      to,
      windowMonths: attribution.windowMonths,
      attributed: toFiguresView(outcome.attributed),
      distinct: toFiguresView(outcome.distinct),
      leads,
      leadsNotNamed: outcome.leads.size - leads.length,
    };
  }

  private async readActivities(
    activities: readonly KnownActivity[],
    tree: AttributionTree,
    today: string,
  ): Promise<AgreementOutcomesView['activities']> {
    const held = new Set(activities.filter((one) => wasHeld(one, today)).map(({ id }) => id));
    const planned = activities.filter((one) => !one.archived && one.status !== 'cancelled' && !held.has(one.id));
    const rows = await readOutcomeActivities(this.sql, [...held, ...planned.map(({ id }) => id)], MAX_ACTIVITIES);
    const items = rows.map((row) => ({ ...row, agreementId: tree.findAgreement(row.id)!, held: held.has(row.id) }));
    return { held: held.size, planned: planned.length, items };
  }

  private async readLeads({ leads }: Outcome, actor: Actor): Promise<OutcomeLeadView[]> {
    const rows = await readOutcomeLeads(this.sql, [...leads.keys()], actor);
    const views = rows.map((row) => {
      const { attributed, distinct } = leads.get(row.id)!;
      const { announcedJobs, announcedCapexEur } = attributed;
      return {
        ...row,
        announcedJobs,
        announcedCapexEur,
        attributed: toFiguresView(attributed),
        distinct: toFiguresView(distinct),
      };
    });
    // The sort is stable, so that leads with equal jobs stay in the order of their references.
    return views.toSorted((a, b) => b.announcedJobs - a.announcedJobs).slice(0, MAX_LEADS);
  }
}

function toFiguresView({ newLeads, qualifiedLeads, wins, announcedJobs, announcedCapexEur }: Figures) {
  return {
    leads: toLeads(newLeads),
    qualifiedLeads: toLeads(qualifiedLeads),
    investments: toLeads(wins),
    announcedJobs,
    announcedCapexEur,
  };
}
