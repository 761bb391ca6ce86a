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

const protocols = createRoute({
  getParentRoute: () => root,
  path: '/protocols',
  component: lazyRouteComponent(() => import('@/features/protocol/ProtocolsPage'), 'ProtocolsPage'),
});

const protocol = createRoute({
  getParentRoute: () => root,
  path: '/protocols/$code/$version',
  component: lazyRouteComponent(() => import('@/features/protocol/ProtocolPage'), 'ProtocolPage'),
});

const protocolEdit = createRoute({
  getParentRoute: () => root,
  path: '/protocols/$code/$version/edit',
  component: lazyRouteComponent(() => import('@/features/protocol/EditPage'), 'EditPage'),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/protocols/$code/$version/what-if',
  component: lazyRouteComponent(() => import('@/features/protocol/WhatIfPage'), 'WhatIfPage'),
});

const outcomes = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId/outcomes',
  component: lazyRouteComponent(() => import('@/features/outcome/OutcomesPage'), 'OutcomesPage'),
});

const limits = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/limits',
  component: lazyRouteComponent(() => import('@/features/limit/LimitsPage'), 'LimitsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, board, wall, session, summary, reviews.addChildren([review]), protocols, protocol, protocolEdit, whatIf, outcomes, limits]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
