import type { Entity } from '@tideline/api';
import type { Position } from '@tideline/domain';
import type { Page } from './pages.ts';

/** A result of find; `id` is the path, the entity id or the instrument id. */
export interface Found {
	kind: 'page' | 'entity' | 'instrument';
	id: string;
	title: string;
	detail: string;
}

/** The instruments that positions are in, each once, in the order that the server found them. */
export function instrumentsOf(rows: readonly Position[]): Found[] {
	const byId = new Map<string, { name: string; positions: number }>();
	for (const { instrumentId, name } of rows) {
		const known = byId.get(instrumentId);
		byId.set(instrumentId, { name, positions: (known?.positions ?? 0) + 1 });
	}
	return [...byId].map(([id, { name, positions }]) => ({
		kind: 'instrument',
		id,
		title: name,
		detail: `${id}, ${positions === 1 ? '1 position' : `${positions} positions`}`,
	}));
}

/** Pages and entities whose name has the letters, then the instruments; everything but instruments while nothing is typed. */
export function findAll(search: string, pages: readonly Page[], entities: readonly Entity[], instruments: readonly Found[]): Found[] {
	const has = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(search.toLowerCase()));
	return [
		...pages
			.filter(({ title }) => has(title))
			.map(({ path, title, key }) => ({ kind: 'page' as const, id: path, title, detail: `page, g ${key}` })),
		...entities
			.filter(({ name, entityId }) => has(name, entityId))
			.map(({ entityId, name, currency }) => ({ kind: 'entity' as const, id: entityId, title: name, detail: `entity, ${currency}` })),
		...instruments,
	];
}
