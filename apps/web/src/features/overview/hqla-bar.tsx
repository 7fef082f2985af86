import type { CapsUsage, CapUsage, HqlaTable } from '@tideline/domain';
import { formatStock } from '../../format/number.ts';
import styles from './hqla-bar.module.css';
import { barShares } from './hqla-bar-shares.ts';

/** The counted stock by level, so that both caps are fixed marks on it; what a cap cuts off is hatched beyond the end. */
export function HqlaBar({ table, caps }: { table: HqlaTable | null; caps: CapsUsage | null }) {
	if (!table || !caps) return <div className={styles.empty} />;
	const { level1, level2a, level2b, cut, counted } = barShares(table);
	const percent = (share: number) => `${share * 100}%`;
	const ofCounted = (share: number) => formatStock(counted > 0 ? (share / counted) * 100 : 0, 1);
	return (
		<div className={styles.figure}>
			<div className={styles.labels}>
				<span>L1 {ofCounted(level1)} %</span>
				<span className={styles.level2} style={{ left: `min(${percent(level1)}, 100% - 190px)` }}>
					<span>L2A {ofCounted(level2a)} %</span>
					<span>L2B {ofCounted(level2b)} %</span>
				</span>
				{cut > 0 ? <span className={styles.cutLabel}>cut</span> : null}
			</div>
			<div
				className={styles.bar}
				role="img"
				aria-label={`Counted HQLA: level 1 ${ofCounted(level1)} %, level 2A ${ofCounted(level2a)} %, level 2B ${ofCounted(level2b)} %`}
			>
				<i className={styles.level1} style={{ width: percent(level1) }} />
				<i className={styles.level2a} style={{ width: percent(level2a) }} />
				<i className={styles.level2b} style={{ width: percent(level2b) }} />
				<i className={styles.cut} style={{ width: percent(cut) }} />
				<i className={styles.mark} data-binds={caps.level2.binds} style={{ left: percent(0.6 * counted) }} />
				<i className={styles.mark} data-binds={caps.level2b.binds} style={{ left: percent(0.85 * counted) }} />
			</div>
			<div className={styles.caps}>
				<CapLabel name="L2 cap 40 %" cap={caps.level2} right={percent(1 - 0.6 * counted)} words="used after unwind" />
				<CapLabel name="L2B cap 15 %" cap={caps.level2b} right={percent(1 - 0.85 * counted)} words="used" />
			</div>
		</div>
	);
}

function CapLabel({ name, cap, right, words }: { name: string; cap: CapUsage; right: string; words: string }) {
	return (
		<span className={cap.binds ? styles.binds : styles.free} style={{ right: `calc(${right} + 3px)` }}>
			{cap.binds ? `${name} binds` : cap.share === null ? name : `${name}: ${formatStock(cap.share * 100, 1)} % ${words}`}
		</span>
	);
}
