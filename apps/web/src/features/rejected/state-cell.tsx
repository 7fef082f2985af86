import type { RejectedRow } from '@tideline/stream';
import type { GridCell } from '../../grid/types.ts';
import { Shape } from '../../ui/shape.tsx';
import styles from './rejected-page.module.css';
import { stateWords } from './state-words.ts';

/** What has become of a message: shape and words; the column's tooltip and the message itself have the replay's place. */
export function StateCell({ data, context }: GridCell<RejectedRow, unknown, { timeZone: string }>) {
	if (!data) return null;
	const { short, shape, tone } = stateWords(data, context.timeZone);
	return (
		<span className={data.status === 'OPEN' || data.status === 'CLOSED' ? styles.quietState : undefined}>
			{shape ? <Shape name={shape} tone={tone} /> : null} {short}
		</span>
	);
}
