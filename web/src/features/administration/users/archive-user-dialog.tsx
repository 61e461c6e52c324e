import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type User, userBurdenQuery, useUserAction } from './users.api';

/** Says what happens to the work of a user, and archives the user when the administrator agrees. */
export function ArchiveUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'shared']);
  const { data, error: failure, refetch } = useQuery({ ...userBurdenQuery(user.id), staleTime: 0 });
  const { mutate, isPending, error } = useUserAction();
  const name = user.fullName;
  return (
    <Dialog opened onClose={onClose} title={t('words.archiveNamed', { name })} isClosable={!isPending}>
      <Stack>
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <Text size="sm">{t('archive.text', { name })}</Text>
        {failure && <ProblemState error={failure} onRetry={() => void refetch()} />}
        {!data && !failure && <LoadingState />}
        {data && <Burden user={user} {...data} />}
        <Group justify="flex-end" data-foot>
          <Button variant="default" disabled={isPending} onClick={onClose} data-autofocus>
            {t('shared:cancel')}
          </Button>
          <Button
            color="red"
            loading={isPending}
            onClick={() => mutate({ action: 'archive', user }, { onSuccess: onClose })}
          >
            {t('archive.submit')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** The open work that stays with the user, with the lists behind the numbers. */
function Burden({ user: { id, fullName: name }, leads, tasks }: { user: User; leads: number; tasks: number }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  if (leads === 0 && tasks === 0) return <Text size="sm">{t('archive.nothing')}</Text>;
  return (
    <div>
      <Text size="sm">{t('archive.keeps', { name })}</Text>
      <List size="sm">
        {leads > 0 && (
          <List.Item>
            <Anchor
              component={Link}
              to="/leads"
              search={{ ownerId: id, status: 'open' } as never}
              inherit
              underline="always"
            >
              {t('words.openLeadCount', { count: leads, formatted: format.count(leads) })}
            </Anchor>
          </List.Item>
        )}
        {tasks > 0 && <List.Item>{t('archive.tasks', { count: tasks, formatted: format.count(tasks) })}</List.Item>}
      </List>
    </div>
  );
}
