import { Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { listAllRights } from './rights.rules';
import { rolesQuery } from './roles.api';

/** The names of the rights stay in sight while the roles scroll on a phone. */
const STAYING = { position: 'sticky', left: 0, background: 'var(--mantine-color-body)' } as const;

/** The rights of each role, as the server gives them. */
export function RolesPage() {
  const { t } = useTranslation('administration');
  const label = useLabels();
  const { data, error, refetch } = useQuery(rolesQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const roles = data.items;
  return (
    <Stack mt="md">
      <Title order={2} size="h4">
        {t('parts.roles')}
      </Title>
      <Text size="sm" maw={720}>
        {t('roles.hint')}
      </Text>
      <div role="region" aria-label={t('roles.table')} tabIndex={0} style={{ overflowX: 'auto', position: 'relative' }}>
        <Table striped withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" miw={150} style={STAYING}>
                {t('roles.right')}
              </Table.Th>
              {roles.map(({ role }) => (
                <Table.Th key={role} scope="col" ta="center" miw={96}>
                  {label('role', role)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listAllRights(roles).map((right) => (
              <Table.Tr key={right}>
                <Table.Th scope="row" fw={400} style={STAYING}>
                  {label('permission', right)}
                </Table.Th>
                {roles.map(({ role, permissions }) => (
                  <Table.Td key={role} ta="center">
                    <RightMark isGiven={permissions.includes(right)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

function RightMark({ isGiven }: { isGiven: boolean }) {
  const { t } = useTranslation('shared');
  if (isGiven) return <Check size={18} aria-label={t('yes')} role="img" />;
  return (
    <Text span c="dimmed">
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('no')}</VisuallyHidden>
    </Text>
  );
}
