import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../shared/keyboard/use-shortcuts';
import { type SectionPage, useSections } from './use-sections';

/** Opens the screens of the navigation by `g` and the letter of each. */
export function SectionShortcuts() {
  const { t } = useTranslation('app');
  return useSections()
    .filter(({ isInNavigation }) => isInNavigation)
    .flatMap(({ text, key, pages: [first, ...others] }) => [
      <GoShortcut key={key} letter={key} page={first!} screen={t(text)} />,
      ...others.flatMap((page) =>
        'key' in page ? [<GoShortcut key={page.key} letter={page.key} page={page} screen={t(page.text)} />] : [],
      ),
    ]);
}

function GoShortcut({ letter, page, screen }: { letter: string; page: SectionPage; screen: string }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { to, search = {} } = page;
  useShortcut({ key: `g ${letter}`, text: t('shortcutKeys.go', { screen }), run: () => void navigate({ to, search }) });
  return null;
}
