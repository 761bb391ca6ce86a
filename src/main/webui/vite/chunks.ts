/**
 * What is fetched together. Left alone, the bundler makes a chunk of every set of pages that share a module: more than
 * eighty requests for one session, and a tablet on a slow network waits for requests, not for bytes. The first group
 * that matches takes a module with all it needs.
 */
export const groups = [
  { name: 'ground', tags: ['$initial' as const], priority: 5 },
  {
    name: 'floor',
    test: /src.features.board|src.ui.(Page|links|severity|useDocumentTitle)|src.lib.time|components.(Progress|Anchor|Container)|query-core/,
    priority: 4,
  },
  { name: 'notices', test: /@mantine.notifications|src.ui.Notices/, priority: 3 },
  {
    name: 'forms',
    test: /@mantine.(core|form|hooks)|@floating-ui|react-number-format|src.(lib|ui).(?!i18n|outcome|chart)/,
    minShareCount: 5,
    priority: 2,
  },
  { name: 'chart', test: /uplot|src.ui.chart/, priority: 1 },
];
