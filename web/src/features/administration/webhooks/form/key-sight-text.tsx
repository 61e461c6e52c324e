import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toLocale } from '../../../../shared/i18n/languages.constants';
import { rolesQuery } from '../../roles/roles.api';
import { useWebhookTexts } from '../use-webhook-texts';
import { eventTypesQuery } from '../webhooks.api';
import { isTypeChosen, TEST_GROUP } from './event-types.rules';
import { findKeySight } from './key-sight.rules';

interface KeyOfWebhook {
  name: string;
  role: string;
  scopes: readonly string[] | null;
}

/** Says in a sentence what the key of a webhook sees. */
export function KeySightText({ apiKey }: { apiKey: KeyOfWebhook }) {
  const { t, label, list, sight } = useKeySight(apiKey);
  if (!sight) return null;
  const { seen, seesConfidential } = sight;
  const { name } = apiKey;
  const role = label('role', apiKey.role);
  return (
    <Text size="sm" role="status">
      {seen.length === 0 ? t('sight.nothing', { name, role }) : t('sight.sees', { name, role, records: list(seen) })}
      {seen.includes('lead') && ` ${t(seesConfidential ? 'sight.confidential' : 'sight.notConfidential')}`}
    </Text>
  );
}

/** Warns of events that are chosen but never sent, because the key of the webhook does not see the records. */
export function UnseenEventsAlert({ apiKey, chosen }: { apiKey: KeyOfWebhook; chosen: readonly string[] }) {
  const { t, list, sight, types } = useKeySight(apiKey);
  const unseen = sight?.unseen.filter((name) =>
    types.some(({ group, type }) => group === name && isTypeChosen(chosen, type)),
  );
  return (
    <div role="status">
      {unseen && unseen.length > 0 && (
        <Alert color="orange" p="sm" mt={6}>
          {t('sight.neverSent', { records: list(unseen) })}
        </Alert>
      )}
    </div>
  );
}

/** Returns what a key sees as soon as it is known, and functions that write it. */
function useKeySight(apiKey: KeyOfWebhook) {
  const { i18n } = useTranslation();
  const { t, label, nameGroup } = useWebhookTexts();
  const roles = useQuery(rolesQuery);
  const { data } = useQuery(eventTypesQuery);
  const types = data?.items.filter(({ group }) => group !== TEST_GROUP) ?? [];
  return {
    t,
    label,
    types,
    list: (groups: readonly string[]) => new Intl.ListFormat(toLocale(i18n.language)).format(groups.map(nameGroup)),
    sight: roles.data && data ? findKeySight(apiKey, roles.data.items, types) : null,
  };
}
