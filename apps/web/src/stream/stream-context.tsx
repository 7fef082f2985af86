import { createContext, type ReactNode, use } from 'react';
import type { StreamClient } from './stream-client.ts';

const StreamContext = createContext<StreamClient | null>(null);

/** Gives the page's one stream client to what is below. */
export function StreamProvider({ client, children }: { client: StreamClient; children: ReactNode }) {
	return <StreamContext value={client}>{children}</StreamContext>;
}

/** @throws Error outside of `StreamProvider`. */
export function useStreamClient(): StreamClient {
	const client = use(StreamContext);
	if (!client) throw new Error('useStreamClient needs a StreamProvider above it');
	return client;
}
