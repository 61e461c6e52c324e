import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { getEndOfDay, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import {
  readOutcomeActivities,
  readOutcomeAgreements,
  readOutcomeLeads,
  readTouchedLeadIds,
} from './agreement-outcomes.queries.js';
import { type Outcome, computeOutcome } from './agreement-outcomes.rules.js';
import type { AgreementOutcomesView, OutcomeLeadView } from './agreement-outcomes.view.js';
import { type AttributionModel } from '../attribution/attribution-models.rules.js';
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

/** Computes the outcomes of agreements as of now. */
@Injectable()
export class AgreementOutcomesReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
  ) {}

  /** Returns the outcomes of an agreement and of those made under it. @throws 404 */
  async read(id: string, model: AttributionModel, actor: Actor): Promise<AgreementOutcomesView> {
    const today = getLocalDate(AGENCY_ZONE, this.clock.now());
    const knownBefore = getEndOfDay(today, AGENCY_ZONE);
    const tree = await readTree(this.sql, knownBefore);
    if (!tree.agreements.has(id)) throw createNotFoundError('agreement', id);
    const isCovered = (subject: string) => tree.listAgreements(subject).includes(id);
    const family = [...tree.agreements.values()].filter((one) => tree.getAgreementChain(one.id).includes(id));
    const activities = [...tree.activities.values()].filter((one) => isCovered(formatSubject('activity', one.id)));
    const leadIds = await readTouchedLeadIds(
      this.sql,
      family.map((one) => one.id),
      activities.map((one) => one.id),
    );
    const asked = { period: { asOf: today, from: EVER, to: today }, knownBefore, basis: 'known' } as const;
    const { achievements, touches, attribution } = await readLeadAttribution(this.sql, asked, model, leadIds);
    const outcome = computeOutcome(achievements, touches, attribution, isCovered);
    const named = family.filter((one) => one.id === id || !one.archived).map((one) => one.id);
    const agreements = await readOutcomeAgreements(this.sql, named);
    const leads = await this.readLeads(outcome, actor);
    return {
      agreement: agreements.find((one) => one.id === id)!,
      children: agreements.filter((one) => one.id !== id),
      model,
      windowMonths: attribution.windowMonths,
      activities: await this.readActivities(activities, tree, today),
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
