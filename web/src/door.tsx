import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { resolveColors, THEME } from './app/theme/theme.constants';
import { CheckInPage } from './features/check-in/check-in.page';
import { findSeminarId, takeToken } from './features/check-in/check-in-address.client';
import { startCheckInTranslations } from './features/check-in/i18n.factory';
import { CheckInDevice } from './features/check-in/queue/check-in-device.store';
import { registerWorker } from './features/check-in/worker/worker.client';

// The token of a link leaves the address before anything else happens, so that nobody sees or shares it.
const token = takeToken();
const seminarId = findSeminarId();
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// Dialogs lock the page behind them with a style of their own.
setNonce(nonce);
registerWorker();
await startCheckInTranslations();

const device = seminarId === null ? null : new CheckInDevice(seminarId, token);
void device?.start();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={THEME}
      cssVariablesResolver={resolveColors}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <CheckInPage device={device} />
    </MantineProvider>
  </StrictMode>,
);
