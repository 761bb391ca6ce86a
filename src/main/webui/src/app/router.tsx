import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFound } from '@/ui/states';
import { Crashed } from './Crashed';
import { SignInGate } from './SignInGate';

const root = createRootRoute({ component: SignInGate, notFoundComponent: NotFound, errorComponent: Crashed });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/board' });
  },
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: lazyRouteComponent(() => import('@/features/board/BoardPage'), 'BoardPage'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('@/features/board/WallPage'), 'WallPage'),
});

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$sessionId',
  component: lazyRouteComponent(() => import('@/features/session/SessionPage'), 'SessionPage'),
});

const summary = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$sessionId/summary',
  component: lazyRouteComponent(() => import('@/features/session/SummaryPage'), 'SummaryPage'),
});

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  component: lazyRouteComponent(() => import('@/features/review/ReviewsPage'), 'ReviewsPage'),
});

const review = createRoute({
  getParentRoute: () => reviews,
  path: '$sessionId',
});

export const router = createRouter({
  routeTree: root.addChildren([home, board, wall, session, summary, reviews.addChildren([review])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
