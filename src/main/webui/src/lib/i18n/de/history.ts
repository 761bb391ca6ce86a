export const history = {
  show: 'Änderungen zeigen',
  more: 'Frühere zeigen',
  when: 'Wann',
  who: 'Wer',
  what: 'Was',
  reason: 'Grund',
  unknown: 'nicht bekannt',
  change: '{{field}}: {{before}} → {{after}}',
};
