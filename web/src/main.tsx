import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslations } from './app/i18n/i18n.factory';
import { createAppRouter } from './app/router';
import { reloadAfterDeployment } from './app/shell/deployment.handler';
import { resolveColors, THEME } from './app/theme/theme.constants';
import { createQueryClient } from './shared/api/query-client.factory';
import { LoadingState } from './shared/layout/loading-state';

const client = createQueryClient();
const router = createAppRouter(client);
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// Dialogs lock the page behind them with a style of their own.
setNonce(nonce);
reloadAfterDeployment();
await startTranslations();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={THEME}
      cssVariablesResolver={resolveColors}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <Suspense fallback={<LoadingState />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
