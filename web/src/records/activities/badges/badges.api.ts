import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import type { BadgeEvent, BadgePerson } from './badge-file.rules';

export type BadgesPreview = components['schemas']['BadgesPreviewView'];

type BadgeLanguage = 'en' | 'nl' | 'zh';

/** The badges of an event, or that of one person, of which a text is not printed as it is stored. */
export const badgesPreviewQuery = ({ kind, id }: BadgeEvent, lang: string, person?: BadgePerson) =>
  queryOptions({
    queryKey: [kind, id, 'badges', lang, person?.id ?? null],
    queryFn: ({ signal }): Promise<BadgesPreview> => {
      const query = { lang: lang as BadgeLanguage };
      return readBody(
        kind === 'seminars'
          ? api.GET('/api/v1/seminars/{id}/badges', {
              params: { path: { id }, query: { ...query, registrationId: person?.id } },
              signal,
            })
          : api.GET('/api/v1/delegations/{id}/badges', {
              params: { path: { id }, query: { ...query, participantId: person?.id } },
              signal,
            }),
      );
    },
    // A refusal is told when the file is requested.
    retry: false,
  });
