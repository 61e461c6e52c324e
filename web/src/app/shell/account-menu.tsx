import {
  Divider,
  Group,
  NavLink,
  Popover,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import CircleUser from 'lucide-react/icons/circle-user';
import BookOpen from 'lucide-react/icons/book-open';
import LogOut from 'lucide-react/icons/log-out';
import { useTranslation } from 'react-i18next';
import { clearDrafts } from '../../shared/drafts/draft.store';
import { useLabels } from '../../shared/labels/use-labels';
import { preferencesQuery, useUpdatePreferences } from '../../shared/session/preferences.api';
import { signOut } from '../../shared/session/session.api';
import { useUser } from '../../shared/session/use-session';
import { LANGUAGES } from '../i18n/i18n.factory';

/** The user, the preferences, and the way out. It is no menu, because a menu may contain only items. */
export function AccountMenu() {
  const { t, i18n } = useTranslation('app');
  const user = useUser();
  const label = useLabels();
  const { data: preferences } = useQuery(preferencesQuery);
  const { mutate: update } = useUpdatePreferences();
  const { colorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <Popover position="bottom-end" width={290} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton aria-label={t('account', { name: user.fullName })}>
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
          <SegmentedControl
            aria-label={t('language')}
            value={i18n.language}
            onChange={(language) => update({ language: language as 'en' | 'nl' })}
            data={LANGUAGES.map((value) => ({ value, label: value === 'en' ? 'English' : 'Nederlands' }))}
          />
          <SegmentedControl
            aria-label={t('theme')}
            value={preferences?.theme ?? colorScheme}
            onChange={(theme) => update({ theme })}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
          />
          <Switch
            label={t('shortcuts')}
            description={t('shortcutsHint')}
            checked={preferences?.singleKeyShortcuts ?? true}
            onChange={({ currentTarget }) => update({ singleKeyShortcuts: currentTarget.checked })}
          />
        </Stack>
        <Divider mb="xs" />
        <NavLink href="/docs" label={t('documentation')} leftSection={<BookOpen size={16} aria-hidden />} />
        <NavLink
          component="button"
          label={t('signOut')}
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
      await clearDrafts();
      client.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return () => mutate();
}
