import { Button } from '@salt-ds/core';
import { MAX_REPLAYS } from '@tideline/api';
import type { RejectedRow } from '@tideline/stream';
import { formatCount } from '../../format/number.ts';
import { problemWords } from '../../query/problem-error.ts';
import { useReplay } from '../../query/rejected.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import styles from './rejected-page.module.css';
import { replayItems } from './replay-items.ts';

/** Replays everything that is mended, and nothing else; what came of it stands beside the button. */
export function BulkReplay({ mended, state }: { mended: readonly RejectedRow[]; state: PaneState }) {
	const replay = useReplay();
	const items = replayItems(mended).slice(0, MAX_REPLAYS);
	const refused = replay.data?.results.filter(({ result }) => result === 'REFUSED') ?? [];
	const sent = (replay.data?.results.length ?? 0) - refused.length;
	return (
		<>
			<span role="status" className={replay.error || refused.length > 0 ? styles.bulkFault : styles.bulkDone}>
				{replay.error ? problemWords(replay.error) : null}
				{replay.data ? `${formatCount(sent)} replayed` : null}
				{refused.map(({ rejectedId, detail }) => `, ${rejectedId} not: ${detail}`)}
			</span>
			<Button
				appearance="bordered"
				disabled={items.length === 0 || state.kind !== 'live' || replay.isPending}
				focusableWhenDisabled
				onClick={() => replay.mutate(items)}
			>
				Replay {formatCount(items.length)} mended
			</Button>
		</>
	);
}
