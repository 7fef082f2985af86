import type { RejectedRow } from '@tideline/stream';
import type { GridCell } from '../../grid/types.ts';

/** A key, which the column cuts at its beginning: what tells the trades of a day apart is the end. */
export function KeyCell({ data }: GridCell<RejectedRow>) {
	// An id is read from left to right whatever it begins with.
	return <bdi>{data?.key}</bdi>;
}
