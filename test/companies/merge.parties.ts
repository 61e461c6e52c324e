import type { Answer, TestApi } from '../support/api.js';

/** What tests of merges are made with. */
export interface MergeParties {
  /** A company of a name that resembles no other. @returns its id */
  company(change?: object): Promise<string>;
  merge(id: string, sourceId: string, more?: object, headers?: Record<string, string>): Promise<Answer>;
  read(id: string): Promise<Answer['body']>;
}

/** Makes, merges and reads companies as a business development manager. */
export function mergeParties(api: TestApi): MergeParties {
  let made = 0;
  return {
    company: async (change = {}) => {
      const name = `Merge Party ${(made++).toString(36)}`;
      const answer = await api.bdm.post('/companies', { name, country: 'CN', allowDuplicate: true, ...change });
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body.id as string;
    },
    merge: (id, sourceId, more = {}, headers = {}) =>
      api.bdm.post(`/companies/${id}/merge`, { sourceId, ...more }, headers),
    read: async (id) => (await api.bdm.get(`/companies/${id}`)).body,
  };
}
