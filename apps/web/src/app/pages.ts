import type { ComponentType } from 'react';

/** A page of the header. The keyboard reaches it with `g` and its key. */
export interface Page {
	path: string;
	title: string;
	key: string;
	/** A count beside the title: overrides in force, rejected messages that are open. */
	count?: 'overrides' | 'rejected';
	load(): Promise<{ Page: ComponentType }>;
}

/** The pages in the order of the header; each is a chunk of its own. */
export const PAGES: readonly Page[] = [
	{
		path: '/',
		title: 'Overview',
		key: 'o',
		load: () => import('./overview.tsx').then(({ Overview }) => ({ Page: Overview })),
	},
	{
		path: '/positions',
		title: 'Positions',
		key: 'p',
		load: () => import('../features/positions/positions-page.tsx').then(({ PositionsPage }) => ({ Page: PositionsPage })),
	},
	{
		path: '/explain',
		title: 'Explain',
		key: 'e',
		load: () => import('./explain.tsx').then(({ Explain }) => ({ Page: Explain })),
	},
	{
		path: '/ladder',
		title: 'Ladder',
		key: 'l',
		load: () => import('../features/ladder/ladder-page.tsx').then(({ LadderPage }) => ({ Page: LadderPage })),
	},
	{
		path: '/what-if',
		title: 'What-if',
		key: 'w',
		load: () => import('../features/what-if/what-if-page.tsx').then(({ WhatIfPage }) => ({ Page: WhatIfPage })),
	},
	{
		path: '/overrides',
		title: 'Overrides',
		key: 'v',
		count: 'overrides',
		load: () => import('../features/overrides/overrides-page.tsx').then(({ OverridesPage }) => ({ Page: OverridesPage })),
	},
	{
		path: '/rejected',
		title: 'Rejected',
		key: 'r',
		count: 'rejected',
		load: () => import('../features/rejected/rejected-page.tsx').then(({ RejectedPage }) => ({ Page: RejectedPage })),
	},
	{
		path: '/system',
		title: 'System',
		key: 's',
		load: () => import('../features/system/system-page.tsx').then(({ SystemPage }) => ({ Page: SystemPage })),
	},
];
