import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Shows that a screen is being loaded. */
export function LoadingState() {
  const { t } = useTranslation('shared');
  return (
    <Center py="xl" role="status" aria-label={t('loading')}>
      <Loader />
    </Center>
  );
}
