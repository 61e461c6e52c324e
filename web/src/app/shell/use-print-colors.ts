import { useEffect } from 'react';

/** Shows the light theme on paper, because a dark background wastes ink and makes texts hard to read. */
export function usePrintColors(): void {
  useEffect(() => {
    const print = window.matchMedia('print');
    const { dataset } = document.documentElement;
    let theme: string | undefined;
    const begin = () => {
      theme ??= dataset['mantineColorScheme'];
      dataset['mantineColorScheme'] = 'light';
    };
    const end = () => {
      if (theme !== undefined) dataset['mantineColorScheme'] = theme;
      theme = undefined;
    };
    const follow = ({ matches }: MediaQueryListEvent) => (matches ? begin() : end());
    print.addEventListener('change', follow);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      print.removeEventListener('change', follow);
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
}
