import { Alert } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { NewButton } from '../../../shared/keyboard/new-button';
import { Dialog } from '../../../shared/layout/dialog';
import { CopyOnce } from '../copy-once';
import { useCreateApiKey } from './api-keys.api';
import { NewApiKeyForm } from './new-api-key-form';

/** Creates a key and shows it once. */
export function NewApiKeyButton() {
  const { t } = useTranslation('administration');
  const [isOpen, { open, close }] = useDisclosure();
  const creation = useCreateApiKey();
  const { data } = creation;
  const closeAll = () => {
    close();
    creation.reset();
  };
  return (
    <>
      <NewButton text={t('newKey.open')} onClick={open} />
      <Dialog
        opened={isOpen}
        onClose={closeAll}
        size="lg"
        // The key is lost with the dialog, so that Escape does not close it.
        isClosable={!data?.key}
        title={data ? t('newKey.createdTitle', { name: data.name }) : t('newKey.open')}
      >
        {isOpen && !data && <NewApiKeyForm creation={creation} onClose={closeAll} />}
        {data?.key && (
          <CopyOnce
            hint={t('newKey.hint')}
            label={t('newKey.label')}
            text={data.key}
            doneText={t('newKey.done')}
            onDone={closeAll}
          />
        )}
        {/* A repeated request gets the first answer without the key. */}
        {data && !data.key && <Alert color="yellow">{t('newKey.lost')}</Alert>}
      </Dialog>
    </>
  );
}
