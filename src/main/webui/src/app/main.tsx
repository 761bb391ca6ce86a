import 'virtual:mantine-styles';
import '@mantine/notifications/styles.layer.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { prepareLanguage } from '@/lib/i18n';
import { Refused } from '@/lib/problem';
import { refusal } from '@/ui/notice';
import { router } from './router';
import { keepServiceWorker } from './serviceWorker';
import { theme } from './theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // a refusal stays one; only silence is asked again
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
      staleTime: 5_000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      // a form that shows its own refusal says so with meta: { quiet: true }
      if (!mutation.meta?.['quiet']) {
        refusal(error);
      }
    },
  }),
});

await prepareLanguage();
keepServiceWorker();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-center" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
