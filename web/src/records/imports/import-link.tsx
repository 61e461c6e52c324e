import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';

/** The way from a list to the import of a file of such records. */
export function ImportLink({ entity }: { entity: 'companies' | 'contacts' | 'leads' }) {
  const { t } = useTranslation('records');
  if (!useCan('imports:write')) return null;
  return (
    <Button
      variant="default"
      size="xs"
      renderRoot={(props) => <Link {...props} to="/imports/new" search={{ entity }} />}
    >
      {t('words.importFile')}
    </Button>
  );
}
