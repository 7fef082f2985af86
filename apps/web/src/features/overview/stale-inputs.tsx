import { formatCount } from '../../format/number.ts';
import { useStream } from '../../stream/use-stream.ts';
import { Badge } from '../../ui/badge.tsx';
import { feedsOfStrip } from '../../view/feed-groups.ts';

/** So many are named; all stand in the strip. */
const NAMED = 3;

/** Says which of the feeds that a ratio rests on have fallen silent; nothing when all speak. */
export function StaleInputs() {
	const { rows } = useStream('feeds');
	const feeds = feedsOfStrip([...rows.values()]);
	const stale = feeds.filter(({ state }) => state === 'STALE');
	if (stale.length === 0) return null;
	const names = stale.slice(0, NAMED).map(({ name }) => name);
	return (
		<Badge shape="warning" tone="warning" wrap>
			{formatCount(stale.length)} of {formatCount(feeds.length)} inputs stale: {names.join(', ')}
			{stale.length > NAMED ? ` and ${formatCount(stale.length - NAMED)} more` : ''}.
		</Badge>
	);
}
