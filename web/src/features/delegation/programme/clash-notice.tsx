import { Alert, Group, List, Text } from '@mantine/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useDelegationEditor } from '../use-delegation-editor';
import type { Clash } from './clashes.rules';
import { toLocale } from '../../../shared/i18n/languages.constants';

interface ClashNoticeProps {
  clashes: readonly Clash[];
  /** The ways to solve them. */
  children?: ReactNode;
}

/** Says who would be in two places at once, and at which items. */
export function ClashNotice({ clashes, children }: ClashNoticeProps) {
  const { t } = useTranslation('delegation');
  const describe = useClashText();
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<TriangleAlert aria-hidden />}
      title={t('clash.title', { count: clashes.length })}
    >
      <List size="sm" spacing={4}>
        {clashes.map((clash) => {
          const text = describe(clash);
          return (
            <List.Item key={text}>
              <Text size="sm">{text}</Text>
            </List.Item>
          );
        })}
      </List>
      {children && (
        <Group gap="xs" mt="xs">
          {children}
        </Group>
      )}
    </Alert>
  );
}

/** Returns a function that tells a clash in the language of the user, with the times of the delegation. */
function useClashText(): (clash: Clash) => string {
  const { t, i18n } = useTranslation('delegation');
  const format = useFormat();
  const { delegation } = useDelegationEditor();
  return ({ code, items, participants, minutesMissing }) => {
    const [first = '', second = ''] = items.map(({ title, startsAt, endsAt, delegationId, delegationReference }) => {
      const hours = format.timeRange(startsAt, endsAt, delegation.timezone);
      const name = title === '…' ? t('clash.thisItem') : `“${title}”`;
      return delegationId === delegation.id ? `${name} (${hours})` : `${name} (${delegationReference}, ${hours})`;
    });
    const people = new Intl.ListFormat(toLocale(i18n.language)).format(participants.map(({ fullName }) => fullName));
    const values = { first, second, people, minutes: minutesMissing };
    if (code === 'programme.host_overlap') return t('clash.host', values);
    return code === 'programme.overlap' ? t('clash.overlap', values) : t('clash.travel', values);
  };
}
