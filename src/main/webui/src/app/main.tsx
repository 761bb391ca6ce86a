import 'virtual:mantine-styles';
import './app.css';
import { MutationCache, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { prepareLanguage } from '@/lib/i18n';
import { Refused } from '@/lib/problem';
import { Queries } from '@/lib/queries';
import { takeSignInProblem } from '@/lib/signInProblem';
import { refusal } from '@/ui/notice';
import { router } from './router';
import { keepServiceWorker } from './serviceWorker';
import { Themed } from './Themed';

const Notices = lazy(() => import('@/ui/Notices').then((module) => ({ default: module.Notices })));

const queries = new Queries({
  defaultOptions: {
    queries: {
      // a refusal stays one; only silence is asked again
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
      staleTime: 5_000,
      // what was read is kept as long as a locked tablet may wait for the person who began something on it: a shift
      gcTime: 12 * 3_600_000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      // a form that shows its own refusal says so with meta: { quiet: true }
      if (!mutation.meta?.quiet) {
        refusal(error);
      }
    },
  }),
});

takeSignInProblem();
await prepareLanguage();
keepServiceWorker();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={queries}>
        <Suspense>
          <Notices />
        </Suspense>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
