import { type ExplainResponse, speaksFix } from '@tideline/api';
import { QUANTITY_SCALE } from '@tideline/domain';
import { formatExact, formatMoney, type Scale } from '../../format/money.ts';
import { formatCount, formatStock } from '../../format/number.ts';
import { useRawMessage } from '../../query/raw-message.ts';
import text from '../../ui/text.module.css';
import { RawMessageText } from '../../view/raw-message-text.tsx';
import { Column } from './column.tsx';
import styles from './explain-page.module.css';
import { LoadingRows } from './row.tsx';
import { usedFields } from './used-fields.ts';

/** The message of an entry as it came, where it stands in the log, and the fields that its figure rests on. */
export function MessageColumn({
	data,
	entry,
	scale,
}: {
	data: ExplainResponse;
	entry: NonNullable<ExplainResponse['entry']>['of'];
	scale: Scale;
}) {
	const { source, own, quantity } = entry;
	const { data: message, error } = useRawMessage(source);
	const isFix = source !== null && speaksFix(source.topic);
	const words = own ? formatExact(own.amount, own.currency) : quantity === null ? '' : `${formatStock(quantity / QUANTITY_SCALE, 0)} units`;
	return (
		<Column
			kind={
				source === null ? (
					'No message of its own'
				) : (
					<>
						partition {source.partition}, offset {formatCount(source.offset)}, {isFix ? 'FIX 4.4' : 'JSON'}
					</>
				)
			}
			title={source === null ? 'Derived' : <code className={styles.topic}>{source.topic}</code>}
			note="raw message"
			tools={
				message ? (
					<button type="button" className={text.link} onClick={() => void navigator.clipboard.writeText(message.text)}>
						Copy
					</button>
				) : null
			}
			foot={{ words, sum: formatMoney(entry.weighted, data.currency, scale), ties: source === null || message !== undefined }}
		>
			{source === null ? <p className={styles.note}>No single message says this: it follows from the others of this column.</p> : null}
			{error ? <p className={styles.note}>{error.message}</p> : null}
			{message ? (
				<RawMessageText message={message} marked={usedFields(message.topic)} tall />
			) : source === null || error ? null : (
				<LoadingRows />
			)}
		</Column>
	);
}
