import { type LineageTrade, speaksFix } from '@tideline/api';
import { formatCount } from '../../format/number.ts';
import { useRawMessage } from '../../query/raw-message.ts';
import { DrawerSection } from '../../ui/drawer.tsx';
import text from '../../ui/text.module.css';
import { CLASS_TAGS } from '../../view/message-parts.ts';
import { RawMessageText } from '../../view/raw-message-text.tsx';
import styles from './position-drawer.module.css';

/** The message of a trade as its desk sent it, and where it stands in the log. `disputed`: the master says another class than it does. */
export function RawMessageSection({ trade, disputed }: { trade: LineageTrade | null; disputed: boolean }) {
	const { data, error } = useRawMessage(trade?.source ?? null);
	if (!trade) return null;
	const fix = speaksFix(trade.source.topic);
	return (
		<DrawerSection
			title="Raw message"
			unit={`${trade.tradeId}, ${fix ? 'FIX 4.4 execution report' : 'JSON'}`}
			aside={
				data ? (
					<button type="button" className={text.link} onClick={() => void navigator.clipboard.writeText(data.text)}>
						Copy
					</button>
				) : null
			}
		>
			{error ? <p className={styles.quiet}>{error.message}</p> : null}
			{data ? (
				<RawMessageText message={data} marked={disputed ? CLASS_TAGS : []} warns />
			) : error ? null : (
				<p className={styles.quiet}>Loading.</p>
			)}
			<p className={styles.coordinates}>
				{trade.source.topic}, partition {trade.source.partition}, offset {formatCount(trade.source.offset)}. Received{' '}
				{formatCount(Math.max(0, trade.receiveTime - trade.eventTime))} ms after booking.
			</p>
		</DrawerSection>
	);
}
