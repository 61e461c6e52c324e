import { Alert, Anchor, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../../shared/format/use-format';
import type { RetentionErasure } from '../retention.api';

/** Says how many people were erased, and who stayed and why, with the way to the mentions of those who wait for a decision. */
export function DueResult({ result, onClose }: { result: RetentionErasure; onClose: () => void }) {
  const { t } = useTranslation(['retention', 'shared']);
  const format = useFormat();
  const notice = useRef<HTMLDivElement>(null);
  const { erased, stayed } = result;
  useEffect(() => notice.current?.focus(), [result]);
  return (
    <Alert
      ref={notice}
      tabIndex={-1}
      color={stayed.length > 0 ? 'orange' : 'green'}
      title={t('due.erased', { count: erased.length, formatted: format.count(erased.length) })}
      withCloseButton
      closeButtonLabel={t('shared:close')}
      onClose={onClose}
    >
      {stayed.length > 0 && (
        <>
          <Text size="sm">{t('due.stayed', { count: stayed.length, formatted: format.count(stayed.length) })}</Text>
          <List size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
            {stayed.map(({ key, name, reason, undecided }) => (
              <List.Item key={key}>
                {name ?? t('noName')}: {t(`stayReasons.${reason}`)}
                {(reason === 'mentions_undecided' || reason === 'blocked') && (
                  <>
                    {' '}
                    <Anchor
                      component={Link}
                      to={`/administration/privacy/erase/${encodeURIComponent(key)}`}
                      search={(reason === 'blocked' ? {} : { step: 'mentions' }) as never}
                      inherit
                      c="inherit"
                      underline="always"
                    >
                      {reason === 'blocked' ? t('due.openErasure') : t('due.openMentions', { count: undecided })}
                    </Anchor>
                  </>
                )}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
