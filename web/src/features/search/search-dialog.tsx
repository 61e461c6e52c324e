import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../shared/api/external.store';
import { LoadingState } from '../../shared/layout/loading-state';
import { useDialogLevel } from '../../shared/layout/use-dialog-level';
import { SearchBox } from './search-box';
import classes from './search.module.css';
import { isSearchOpen } from './search.store';
import type { Screen } from './use-search-actions';

/** The dialog that searches everything and offers actions. */
export function SearchDialog({ screens }: { screens: readonly Screen[] }) {
  const { t } = useTranslation('search');
  const isOpen = useStore(isSearchOpen);
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { zIndex, isTop } = useDialogLevel(isOpen);
  return (
    <Modal.Root
      opened={isOpen}
      onClose={closeSearch}
      zIndex={zIndex}
      closeOnEscape={isTop}
      size="lg"
      yOffset="10dvh"
      fullScreen={isPhone}
      transitionProps={{ duration: 100 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('words.search')}>
        <Modal.Body className={`${classes['body']} ${isPhone ? classes['full'] : ''}`}>
          <Suspense fallback={<LoadingState />}>
            <SearchBox screens={screens} onClose={closeSearch} />
          </Suspense>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function closeSearch(): void {
  isSearchOpen.set(false);
}
