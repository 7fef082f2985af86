import type { CapsUsage, HqlaTable } from '@tideline/domain';
import { capName, capUse } from '../../format/cap-words.ts';
import { formatStock } from '../../format/number.ts';
import styles from './hqla-bar.module.css';
import { barShares } from './hqla-bar-shares.ts';
import { type LimitMark, limitMarks } from './limit-marks.ts';

/** Up to here there is more room behind the mark of level 2B than between it and that of level 2: what is cut or trapped moves both. */
const ROOM_BEHIND = 0.78;

export interface HqlaBarProps {
	table: HqlaTable | null;
	caps: CapsUsage | null;
	/** What is trapped, in words: `2,003.9 trapped in Singapore`. */
	trappedWords: string;
}

/** The counted stock by level, so that the limits are fixed marks on it; what a cap cuts off and what is trapped is hatched beyond the end. */
export function HqlaBar({ table, caps, trappedWords }: HqlaBarProps) {
	if (!table || !caps) return <div className={styles.empty} />;
	const { level1, level2a, level2b, cut, trapped, counted } = barShares(table);
	const marks = limitMarks(caps, counted);
	const percent = (share: number) => `${share * 100}%`;
	const ofCounted = (share: number) => formatStock(counted > 0 ? (share / counted) * 100 : 0, 1);
	return (
		<div className={styles.figure}>
			<div className={styles.labels}>
				<span>L1 {ofCounted(level1)} %</span>
				<span className={styles.level2} style={{ left: `min(${percent(level1)}, 100% - 200px)` }}>
					<span>L2A {ofCounted(level2a)} %</span>
					<span>L2B {ofCounted(level2b)} %</span>
				</span>
				<span className={styles.beyond}>
					{cut > 0 ? <span className={styles.cutLabel}>cut</span> : null}
					{trapped > 0 ? <span title={trappedWords}>trapped</span> : null}
				</span>
			</div>
			<div
				className={styles.bar}
				role="img"
				aria-label={`Counted HQLA: level 1 ${ofCounted(level1)} %, level 2A ${ofCounted(level2a)} %, level 2B ${ofCounted(level2b)} %${trapped > 0 ? `; beyond it ${trappedWords}` : ''}`}
			>
				<i className={styles.level1} style={{ width: percent(level1) }} />
				<i className={styles.level2a} style={{ width: percent(level2a) }} />
				<i className={styles.level2b} style={{ width: percent(level2b) }} />
				<i className={styles.cut} style={{ width: percent(cut) }} />
				<i className={styles.trapped} style={{ width: percent(trapped) }} title={trappedWords} />
				{marks.map(({ cap, usage, at }) => (
					<i key={cap} className={styles.mark} data-binds={usage.binds} style={{ left: percent(at) }} />
				))}
			</div>
			{[marks.filter(({ least }) => !least), marks.filter(({ least }) => least)].map((line, index) =>
				line.length === 0 ? null : (
					<div key={index === 0 ? 'caps' : 'least'} className={styles.caps}>
						{line.map((mark) => (
							<MarkLabel key={mark.cap} mark={mark} />
						))}
					</div>
				),
			)}
		</div>
	);
}

function MarkLabel({ mark: { cap, usage, limit, least, at, words } }: { mark: LimitMark }) {
	const name = capName(cap, limit);
	const use = capUse(usage);
	const behind = least || (cap === 'LEVEL_2B' && at <= ROOM_BEHIND);
	const style = behind ? { left: `calc(${at * 100}% + 3px)` } : { right: `calc(${(1 - at) * 100}% + 3px)` };
	return (
		<span className={usage.binds ? styles.binds : styles.free} style={style}>
			{usage.binds ? `${name} ${use}` : use === '' ? name : `${name}: ${use}${words}`}
		</span>
	);
}
