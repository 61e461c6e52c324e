import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showError } from '../../shared/layout/undo-toast';
import { type Import, useUpdateImport } from './imports.api';

/** Says whether the people of the file come from somebody else, so that they must be told. It can be said after the import too. */
export function ThirdPartyInput({ found }: { found: Import }) {
  const { t } = useTranslation('imports');
  const { mutate, isPending } = useUpdateImport(found.id);
  const { thirdPartySource, version } = found;
  return (
    <Checkbox
      mt="xs"
      label={t('thirdParty')}
      checked={thirdPartySource}
      disabled={isPending}
      onChange={({ currentTarget }) =>
        mutate({ version, thirdPartySource: currentTarget.checked }, { onError: showError })
      }
    />
  );
}
