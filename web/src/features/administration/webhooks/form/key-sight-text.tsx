import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toLocale } from '../../../../shared/i18n/languages.constants';
import { rolesQuery } from '../../roles/roles.api';
import { useWebhookTexts } from '../use-webhook-texts';
import { eventTypesQuery } from '../webhooks.api';
import { isTypeChosen, TEST_GROUP } from './event-types.rules';
import { findKeySight } from './key-sight.rules';

interface KeySightTextProps {
  apiKey: { name: string; role: string; scopes: readonly string[] | null };
  /** The types of events that are chosen. */
  chosen: readonly string[];
}

/** Says in a sentence what the key of a webhook sees, and which of the chosen events are never sent because it does not. */
export function KeySightText({ apiKey, chosen }: KeySightTextProps) {
  const { t, i18n } = useTranslation('webhooks');
  const { label, nameGroup } = useWebhookTexts();
  const roles = useQuery(rolesQuery);
  const types = useQuery(eventTypesQuery);
  if (!roles.data || !types.data) return null;
  const all = types.data.items.filter(({ group }) => group !== TEST_GROUP);
  const { seen, unseen, seesConfidential } = findKeySight(apiKey, roles.data.items, all);
  const list = (groups: readonly string[]) =>
    new Intl.ListFormat(toLocale(i18n.language)).format(groups.map(nameGroup));
  const { name } = apiKey;
  const role = label('role', apiKey.role);
  const neverSent = unseen.filter((name) =>
    all.some(({ group, type }) => group === name && isTypeChosen(chosen, type)),
  );
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {seen.length === 0 ? t('sight.nothing', { name, role }) : t('sight.sees', { name, role, records: list(seen) })}
        {seen.includes('lead') && ` ${t(seesConfidential ? 'sight.confidential' : 'sight.notConfidential')}`}
      </Text>
      {neverSent.length > 0 && (
        <Alert color="orange" p="sm" role="status">
          {t('sight.neverSent', { records: list(neverSent) })}
        </Alert>
      )}
    </Stack>
  );
}
