import type { Catalogue } from '..';

export const session: Catalogue['session'] = { title: 'Sitzung' };
