import type { LineageTrade, RawMessage } from '@tideline/api';
import { formatCount } from '../../format/number.ts';
import { useRawMessage } from '../../query/raw-message.ts';
import { DrawerSection } from '../../ui/drawer.tsx';
import { CLASS_TAGS, messageParts } from './message-parts.ts';
import styles from './position-drawer.module.css';

/** The message of a trade as its desk sent it, and where it stands in the log. `disputed`: the master says another class than it does. */
export function RawMessageSection({ trade, disputed }: { trade: LineageTrade | null; disputed: boolean }) {
	const { data, error } = useRawMessage(trade?.source ?? null);
	if (!trade) return null;
	const fix = trade.source.topic.startsWith('ems.');
	return (
		<DrawerSection
			title="Raw message"
			unit={`${trade.tradeId}, ${fix ? 'FIX 4.4 execution report' : 'JSON'}`}
			aside={
				data ? (
					<button type="button" className={styles.link} onClick={() => void navigator.clipboard.writeText(data.text)}>
						Copy
					</button>
				) : null
			}
		>
			{error ? <p className={styles.quiet}>{error.message}</p> : null}
			{data ? <Message message={data} marked={disputed ? CLASS_TAGS : []} /> : error ? null : <p className={styles.quiet}>Loading.</p>}
			<p className={styles.coordinates}>
				{trade.source.topic}, partition {trade.source.partition}, offset {formatCount(trade.source.offset)}. Received{' '}
				{formatCount(Math.max(0, trade.receiveTime - trade.eventTime))} ms after booking.
			</p>
		</DrawerSection>
	);
}

function Message({ message, marked }: { message: RawMessage; marked: readonly string[] }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: the message scrolls, and the keyboard must reach what is out of sight
		<section className={styles.raw} tabIndex={0} aria-label="Raw message">
			{messageParts(message.text, marked).map(({ text, kind }, index) => (
				<span key={String(index)} className={styles[kind]}>
					{text}
				</span>
			))}
			{message.truncated ? `\n… ${formatCount(message.size)} bytes in all` : ''}
		</section>
	);
}
