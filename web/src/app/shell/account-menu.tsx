import {
  Group,
  Menu,
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

/** The user, the preferences, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation('app');
  const user = useUser();
  const label = useLabels();
  const { data: preferences } = useQuery(preferencesQuery);
  const { mutate: update } = useUpdatePreferences();
  const { colorScheme } = useMantineColorScheme();
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
        <Menu.Divider />
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
