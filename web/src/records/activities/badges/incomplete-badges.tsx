import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BadgesPreview } from './badges.api';
import classes from './badges.module.css';

/** The number of badges that are named. */
const MAX_SHOWN = 10;

/** Says on which badges a name or company is not printed as it is stored, and what is printed instead. */
export function IncompleteBadges({ incomplete }: Pick<BadgesPreview, 'incomplete'>) {
  const { t } = useTranslation('badges');
  const count = incomplete.length;
  if (count === 0) return null;
  return (
    <Alert color="yellow" role="status" title={t('incomplete', { count })}>
      <ul className={classes['incomplete']}>
        {incomplete.slice(0, MAX_SHOWN).flatMap(({ id, texts }) =>
          texts.map(({ text, printedText }) => (
            <li key={`${id} ${text}`}>
              <bdi>{text}</bdi>: {printedText ? t('printedAs', { text: printedText }) : t('leftOut')}
            </li>
          )),
        )}
      </ul>
      {count > MAX_SHOWN && <Text size="sm">{t('more', { count: count - MAX_SHOWN })}</Text>}
      <Text size="sm">{t('incompleteHint')}</Text>
    </Alert>
  );
}
