import { Select, type SelectProps, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lowerFirst } from '../../../shared/format/format.rules';
import { useLabelOptions, useLabels } from '../../../shared/labels/use-labels';
import { rolesQuery } from './roles.api';
import { toLocale } from '../../../shared/i18n/languages.constants';

/** Picks a role. */
export function RoleSelect(props: Omit<SelectProps, 'data'>) {
  return <Select {...props} allowDeselect={false} data={useLabelOptions('role')} />;
}

/** Says in words what a role may do. */
export function RoleRights({ role }: { role: string }) {
  const { t, i18n } = useTranslation('administration');
  const label = useLabels();
  const { data } = useQuery(rolesQuery);
  const rights = data?.items.find((one) => one.role === role)?.permissions;
  if (!rights) return null;
  const list = new Intl.ListFormat(toLocale(i18n.language)).format(
    rights.map((right) => lowerFirst(label('permission', right))),
  );
  return (
    <Text size="xs" c="dimmed">
      {t('roles.may', { role: label('role', role), rights: list })}
    </Text>
  );
}
