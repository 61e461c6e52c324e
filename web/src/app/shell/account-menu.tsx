import { Divider, Group, NavLink, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import CircleUser from 'lucide-react/icons/circle-user';
import BookOpen from 'lucide-react/icons/book-open';
import LogOut from 'lucide-react/icons/log-out';
import Settings from 'lucide-react/icons/settings';
import { useTranslation } from 'react-i18next';
import { clearStoredLists } from '../../records/check-in/check-in-lists.store';
import { clearDrafts } from '../../shared/drafts/draft.store';
import { useLabels } from '../../shared/labels/use-labels';
import { PreferenceFields } from '../../shared/session/preference-fields';
import { signOut } from '../../shared/session/session.api';
import { useCan, useUser } from '../../shared/session/use-session';
import classes from './app-shell.module.css';

/** The user, the preferences, and the way out. It is no menu, because a menu may contain only items. */
export function AccountMenu() {
  const { t } = useTranslation('app');
  const user = useUser();
  const label = useLabels();
  const leave = useSignOut();
  const canConnect = useCan('intake:write');
  const [isOpen, { open, close, toggle }] = useDisclosure();
  const setOpen = (opened: boolean) => (opened ? open() : close());
  return (
    <Popover position="bottom-end" width={290} trapFocus returnFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <UnstyledButton
          className={classes['account']}
          aria-label={t('account', { name: user.fullName })}
          onClick={toggle}
        >
          <Group gap="xs" wrap="nowrap">
            <CircleUser size={22} aria-hidden />
            <Text size="sm" visibleFrom="sm">
              {user.fullName}
            </Text>
          </Group>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account', { name: user.fullName })} p="xs">
        <Text size="sm" fw={600} px="xs">
          {user.fullName}
        </Text>
        <Text size="xs" c="dimmed" px="xs">
          {label('role', user.role)}
        </Text>
        <Stack gap="sm" px="xs" py="sm">
          <PreferenceFields />
        </Stack>
        <Divider mb="xs" />
        <NavLink
          renderRoot={(props) => <Link {...props} to="/account" onClick={close} />}
          label={t('words.myAccount')}
          leftSection={<Settings size={16} aria-hidden />}
        />
        {canConnect && (
          <NavLink href="/docs" label={t('documentation')} leftSection={<BookOpen size={16} aria-hidden />} />
        )}
        <NavLink
          component="button"
          label={t('words.signOut')}
          leftSection={<LogOut size={16} aria-hidden />}
          onClick={leave}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Returns a function that ends the session and forgets everything that the user saw and typed. */
function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await Promise.all([clearDrafts(), clearStoredLists()]);
      client.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return () => mutate();
}
