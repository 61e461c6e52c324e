// Sets the colour scheme before the page is painted. The build loads this file first, so it imports nothing. The key is
// that of Mantine's colour scheme manager.
{
  const stored = localStorage.getItem('mantine-color-scheme-value');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = stored === 'dark' || (stored !== 'light' && prefersDark);
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
}
