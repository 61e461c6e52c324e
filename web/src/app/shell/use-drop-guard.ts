import { useEffect } from 'react';

/** Keeps the browser from opening a file in place of the application when it is dropped where files are not taken. */
export function useDropGuard(): void {
  useEffect(() => {
    const guard = (event: DragEvent) => {
      const { dataTransfer, defaultPrevented } = event;
      if (defaultPrevented || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      dataTransfer.dropEffect = 'none';
    };
    const kinds = ['dragover', 'drop'] as const;
    for (const kind of kinds) window.addEventListener(kind, guard);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, guard);
    };
  }, []);
}
