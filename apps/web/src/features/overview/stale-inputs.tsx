import { feedsOfStrip } from '../../app/feed-groups.ts';
import { formatCount } from '../../format/number.ts';
import { useStream } from '../../stream/use-stream.ts';
import { Badge } from '../../ui/badge.tsx';

/** Says which of the feeds that a ratio rests on have fallen silent; nothing when all speak. */
export function StaleInputs() {
	const { rows } = useStream('feeds');
	const feeds = feedsOfStrip([...rows.values()]);
	const stale = feeds.filter(({ state }) => state === 'STALE');
	if (stale.length === 0) return null;
	return (
		<Badge shape="warning" tone="warning">
			{formatCount(stale.length)} of {formatCount(feeds.length)} inputs stale: {stale.map(({ name }) => name).join(', ')}.
		</Badge>
	);
}
