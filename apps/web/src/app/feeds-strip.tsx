import { formatCount } from '../format/number.ts';
import { formatAge, formatMoment, formatUtc } from '../format/time.ts';
import { useNow } from '../stream/use-now.ts';
import { useStream } from '../stream/use-stream.ts';
import { clsx } from '../ui/class-names.ts';
import { Shape } from '../ui/shape.tsx';
import { feedsOfStrip, type StripFeed } from '../view/feed-groups.ts';
import { useEntity } from '../view/use-entity.ts';
import styles from './feeds-strip.module.css';
import { useConnectionState } from './use-connection-state.ts';

/** Every feed that comes in: state, name, age; on wide screens the rate. */
export function FeedsStrip() {
	const { rows } = useStream('feeds');
	const timeZone = useEntity()?.timeZone ?? 'UTC';
	const connection = useConnectionState();
	const now = useNow();
	const feeds = feedsOfStrip([...rows.values()]);
	const known = connection.kind === 'live' || connection.kind === 'catching-up';
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: the strip scrolls where it is too narrow, and the keyboard must reach what is out of sight
		<footer className={clsx(styles.strip, !known && styles.unknown)} tabIndex={0}>
			<span className={styles.head}>
				Feeds {feeds.length > 0 ? formatCount(feeds.length) : ''}
				{known ? '' : ', not known'}
			</span>
			<ul className={styles.feeds} aria-label="Feeds">
				{feeds.map((feed) => (
					<li key={feed.name} className={styles.feed} title={feedTitle(feed, known)}>
						<FeedState feed={feed} now={now} known={known} timeZone={timeZone} />
					</li>
				))}
			</ul>
		</footer>
	);
}

function FeedState({ feed, now, known, timeZone }: { feed: StripFeed; now: number; known: boolean; timeZone: string }) {
	if (!known) return <Name shape="ring" tone="quiet" name={feed.name} after="" />;
	switch (feed.state) {
		case 'STALE':
			return (
				<Name
					shape="diamond"
					tone="warning"
					name={feed.name}
					after={`stale since ${formatMoment(feed.staleSince ?? feed.lastAt ?? now, now, timeZone)}`}
					warned
				/>
			);
		case 'CATCHING_UP':
			return <Name shape="ring" tone="accent" name={feed.name} after={`catching up, ${formatCount(feed.lag)}`} />;
		case 'EMPTY':
			return <Name shape="ring" tone="quiet" name={feed.name} after="nothing yet" />;
		case 'LIVE':
			return (
				<Name
					shape="dot"
					tone="live"
					name={feed.name}
					after={feed.lastAt === null ? '' : formatAge(now - feed.lastAt)}
					rate={`${formatCount(feed.perSecond)}/s`}
				/>
			);
	}
}

interface NameProps {
	shape: 'dot' | 'ring' | 'diamond';
	tone: 'live' | 'accent' | 'warning' | 'quiet';
	name: string;
	after: string;
	rate?: string;
	warned?: boolean;
}
function Name({ shape, tone, name, after, rate, warned }: NameProps) {
	return (
		<>
			<Shape name={shape} tone={tone} />
			<span className={clsx(warned && styles.warned)}>{name}</span>
			<span className={warned ? styles.warned : styles.after}>{after}</span>
			{rate ? <span className={styles.rate}>{rate}</span> : null}
		</>
	);
}

function feedTitle(feed: StripFeed, known: boolean): string {
	if (!known) return `${feed.topics.join(', ')}: the server is not heard`;
	const last = feed.lastAt === null ? 'no record yet' : `last record ${formatUtc(feed.lastAt)}`;
	const today = feed.today === null ? '' : `, ${formatCount(feed.today)} today`;
	return `${feed.topics.join(', ')}: ${last}${today}, ${formatCount(feed.rejected)} rejected`;
}
