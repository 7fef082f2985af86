import type { ExplainedCap } from '@tideline/api';
import { capName, capUse } from '../../format/cap-words.ts';
import { formatStock } from '../../format/number.ts';
import styles from './explain-page.module.css';

/** The limits on what the stock is made of, each with the share that counts. */
export function LimitList({ caps, money }: { caps: readonly ExplainedCap[]; money(minor: number): string }) {
	return (
		<ul aria-label="Limits on the stock" className={styles.limits}>
			{caps.map((cap) => (
				<li key={cap.cap} className={cap.binds ? styles.binds : undefined} title={hint(cap, money)}>
					{capName(cap.cap, Number(cap.limit))}: {capUse(cap) || 'no stock'}
				</li>
			))}
		</ul>
	);
}

function hint({ uncutShare, cut }: ExplainedCap, money: (minor: number) => string): string {
	if (uncutShare === null) return 'There is no stock after unwind.';
	const share = `${formatStock(uncutShare * 100, 1)} % of the stock after unwind, before any cut`;
	return cut === 0 ? `${share}.` : `${share}; the limit takes off ${money(cut)}.`;
}
