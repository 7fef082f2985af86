import type { Entity } from '@tideline/api';
import type { Lcr } from '@tideline/domain';
import { useMemo, useSyncExternalStore } from 'react';
import type { StreamClient } from '../stream/stream-client.ts';

/** The LCR of every entity; the strip's tiles hold the streams, this only watches them. */
export function useLcrOfAll(client: StreamClient, entities: readonly Entity[]): ReadonlyMap<string, Lcr> {
	const watched = useMemo(() => {
		const stores = entities.map(({ entityId }) => ({ entityId, store: client.store(`lcr:${entityId}`) }));
		let last: ReadonlyMap<string, Lcr> = new Map();
		return {
			subscribe(listener: () => void) {
				const stops = stores.map(({ store }) => store.subscribe(listener));
				return () => {
					for (const stop of stops) stop();
				};
			},
			get() {
				const rows = stores.map(({ entityId, store }) => store.get().rows.get(entityId));
				const same = rows.every((row, index) => row === last.get(stores[index]?.entityId ?? ''));
				if (!same) last = new Map(rows.flatMap((row) => (row ? [[row.entityId, row] as const] : [])));
				return last;
			},
		};
	}, [client, entities]);
	return useSyncExternalStore(watched.subscribe, watched.get);
}
