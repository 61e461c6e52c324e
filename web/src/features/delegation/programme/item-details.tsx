import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { useFormat } from '../../../shared/format/use-format';
import { getLocalTime } from '../../../shared/format/zone-time.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Item } from './programme.api';
import { useItemTexts } from './use-item-texts';

/** The facts of an item, for those who may not change it. */
export function ItemDetails({ item }: { item: Item }) {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const label = useLabels();
  const { getHours, getBrusselsHours, getPlace } = useItemTexts();
  const { kind, status, hostCompanyId, hostCompanyName, hostCompanyNativeName, description, forAll } = item;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Badge variant="light">{label('programmeItemKind', kind)}</Badge>
        <Badge variant="default">{label('programmeItemStatus', status)}</Badge>
      </Group>
      <Text size="sm" fw={600}>
        {`${format.weekday(getLocalTime(item.startsAt, item.timezone).day)}, ${getHours(item)}`}
      </Text>
      {getBrusselsHours(item) && (
        <Text size="sm" c="dimmed">
          {getBrusselsHours(item)}
        </Text>
      )}
      {item.travelMinutes > 0 && <Text size="sm">{t('item.travel', { minutes: item.travelMinutes })}</Text>}
      {getPlace(item) && <Text size="sm">{getPlace(item)}</Text>}
      {hostCompanyId && hostCompanyName && (
        <Text size="sm">
          {t('words.host')} <CompanyLink company={{ id: hostCompanyId, name: hostCompanyName }} isWrapped />{' '}
          {hostCompanyNativeName && <span lang="zh">{hostCompanyNativeName}</span>}
        </Text>
      )}
      <Text size="sm" fw={600}>
        {forAll ? t('programme.all', { count: item.participants.length }) : t('item.people')}
      </Text>
      <Stack gap={2} component="ul" m={0} ps="md">
        {item.participants.map(({ id, fullName, nativeName, role }) => (
          <Text key={id} size="sm" component="li">
            {fullName} {nativeName && nativeName !== fullName && <span lang="zh">{nativeName}</span>}
            <Text span inherit c="dimmed">
              {` · ${label('participantRole', role)}`}
            </Text>
          </Text>
        ))}
      </Stack>
      {description && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {description}
        </Text>
      )}
    </Stack>
  );
}
