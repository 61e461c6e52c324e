// Sets the colour scheme before the page is painted. The build loads this file first, so it imports nothing. The key is
// that of Mantine's colour scheme manager.
{
  let stored: string | null = null;
  try {
    stored = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // A browser that allows no storage has the colour scheme of the system.
  }
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = stored === 'dark' || (stored !== 'light' && prefersDark);
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
}
