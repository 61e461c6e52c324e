import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, readBody } from '../../shared/api/api.client';
import type { DuplicateCandidate } from '../../shared/api/api.errors';
import { DuplicateWarning } from '../duplicate-warning';
import type { ContactValues } from './contact-values.rules';
import { buildLikelyContactsQuestion, type LikelyContactsQuestion } from './likely-contacts.rules';

const TYPING_PAUSE_MS = 400;
const MAX_CONTACTS = 3;

const likelyContactsQuery = (question: LikelyContactsQuestion) =>
  queryOptions({
    queryKey: ['contacts', 'likely', question],
    queryFn: async ({ signal }) => {
      const filter = question && 'email' in question ? { email: [question.email] } : { q: question?.q ?? '' };
      const query = { ...filter, limit: MAX_CONTACTS };
      const { items } = await readBody(api.GET('/api/v1/contacts', { params: { query }, signal }));
      return items;
    },
    enabled: question !== null,
  });

interface LikelyContactsProps {
  values: ContactValues;
  onUse: (candidate: DuplicateCandidate, name: string) => void;
}

/** Shows contacts with the same name or address while the user types, so that nobody is entered twice. */
export function LikelyContacts({ values, onUse }: LikelyContactsProps) {
  const { t } = useTranslation('records');
  const [settled] = useDebouncedValue(values, TYPING_PAUSE_MS);
  const { data: candidates = [] } = useQuery(likelyContactsQuery(buildLikelyContactsQuestion(settled)));
  if (candidates.length === 0) return null;
  return (
    <DuplicateWarning
      title={t('contact.likely')}
      hint={t('contact.likelyHint')}
      isQuiet
      candidates={candidates}
      onUse={onUse}
    />
  );
}
