import type { Catalogue } from '..';
export const downtime: Catalogue['downtime'] = { title: 'Ausfall' };
