import { Group, Menu, Stack, Text, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import CircleUser from 'lucide-react/icons/circle-user';
import BookOpen from 'lucide-react/icons/book-open';
import LogOut from 'lucide-react/icons/log-out';
import Settings from 'lucide-react/icons/settings';
import { useTranslation } from 'react-i18next';
import { clearDrafts } from '../../shared/drafts/draft.store';
import { useLabels } from '../../shared/labels/use-labels';
import { PreferenceFields } from '../../shared/session/preference-fields';
import { signOut } from '../../shared/session/session.api';
import { useUser } from '../../shared/session/use-session';

/** The user, the preferences, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation('app');
  const user = useUser();
  const label = useLabels();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton aria-label={t('account', { name: user.fullName })}>
          <Group gap="xs" wrap="nowrap">
            <CircleUser size={22} aria-hidden />
            <Text size="sm" visibleFrom="sm">
              {user.fullName}
            </Text>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.fullName} · {label('role', user.role)}
        </Menu.Label>
        <Stack gap="sm" p="sm">
          <PreferenceFields />
        </Stack>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" closeMenuOnClick leftSection={<Settings size={16} aria-hidden />}>
          {t('myAccount')}
        </Menu.Item>
        <Menu.Item component="a" href="/docs" leftSection={<BookOpen size={16} aria-hidden />}>
          {t('documentation')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Returns a function that ends the session and forgets everything that the user saw and typed. */
function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await clearDrafts();
      client.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return () => mutate();
}
