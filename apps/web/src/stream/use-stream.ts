import type { StreamName } from '@tideline/stream';
import { useEffect, useSyncExternalStore } from 'react';
import type { Connection } from './connection.ts';
import type { RowStore, StreamView } from './row-store.ts';
import type { RowOf } from './stream-client.ts';
import { useStreamClient } from './stream-context.tsx';

/** The store of a stream, kept subscribed while the component is mounted; for a grid, which takes changes and not views. */
export function useStreamStore<N extends StreamName>(stream: N): RowStore<RowOf<N>> {
	const client = useStreamClient();
	useEffect(() => client.retain(stream), [client, stream]);
	return client.store(stream);
}

/** A stream as it stands; renders again when a flush changed it. */
export function useStream<N extends StreamName>(stream: N): StreamView<RowOf<N>> {
	const store = useStreamStore(stream);
	return useSyncExternalStore(store.subscribe, store.get);
}

/** The state of the connection to the BFF. */
export function useConnection(): Connection {
	const { connection } = useStreamClient();
	return useSyncExternalStore(connection.subscribe, connection.get);
}
