import { useEffect } from 'react';
import { useNow } from '../../stream/use-now.ts';

/** Least time between two ladders: thirty days change slowly, and a table that is read must hold still. */
const PACE_MS = 5_000;

export interface Followed {
	/** Of the record that is shown; null before the first. */
	shown: number | null;
	/** Of the newest record of the stream. */
	newest: number | null;
	/** When the answer came, wall time. */
	updatedAt: number;
	busy: boolean;
	refetch(): void;
}

/** Asks again when the book has moved on, no more often than the pace. */
export function useFollowing({ shown, newest, updatedAt, busy, refetch }: Followed): void {
	const now = useNow();
	const due = shown !== null && newest !== null && newest > shown && !busy && now - updatedAt >= PACE_MS;
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is due
	useEffect(
		function followTheBook() {
			if (due) refetch();
		},
		[due],
	);
}
