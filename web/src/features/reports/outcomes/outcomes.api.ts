import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import type { OutcomesSearch } from './outcomes-search.rules';

type Schemas = components['schemas'];
export type OutcomeLead = Schemas['OutcomeLeadView'];
type AgreementOutcomes = Schemas['AgreementOutcomesView'];
type ActivityOutcomes = Schemas['ActivityOutcomesView'];
/** The leads that an agreement or an activity is credited with, and whether it is one or the other. */
export type Outcomes = Pick<
  AgreementOutcomes & ActivityOutcomes,
  'from' | 'to' | 'attributed' | 'leads' | 'leadsNotNamed'
> & {
  of: { kind: 'agreement' | 'activity'; title: string };
};

/** The leads that an activity or an agreement is credited with in a period, as of today. */
export const outcomesQuery = (kind: string, id: string, { model, from, to, scope }: OutcomesSearch) =>
  queryOptions({
    queryKey: ['outcomes', kind, id, model, from, to, scope],
    queryFn: async ({ signal }): Promise<Outcomes> => {
      const [path, query] = [{ id }, { model, from, to }];
      if (kind === 'agreement') {
        const found = await readBody(api.GET('/api/v1/agreements/{id}/outcomes', { params: { path, query }, signal }));
        return { ...found, of: { kind, title: found.agreement.title } };
      }
      const params = { path, query: { ...query, scope } };
      const found = await readBody(api.GET('/api/v1/activities/{id}/outcomes', { params, signal }));
      return { ...found, of: { kind: 'activity', title: found.activity.title } };
    },
  });
