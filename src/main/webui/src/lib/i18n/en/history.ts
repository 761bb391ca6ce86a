/** The changes of a record: the patient's, a course's. */
export const history = {
  show: 'Show changes',
  more: 'Show earlier ones',
  when: 'When',
  who: 'Who',
  what: 'What',
  reason: 'Reason',
  unknown: 'not known',
  change: '{{field}}: {{before}} → {{after}}',
} as const;
