export const downtime = { title: 'Downtime' } as const;
