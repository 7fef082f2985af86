import { formatPoints } from '../../format/ratio.ts';
import { type EffectBar, effectSpan } from './effect-bars.ts';
import { useElementSize } from './use-element-size.ts';
import styles from './what-if-page.module.css';

const TOP = 18;
const FOOT = 22;
const BAR = 44;

/** What each shock does on top of those before it, as a waterfall; bars begin where the one before has ended. */
export function EffectsPane({ bars, limit }: { bars: readonly EffectBar[] | null; limit: number | null }) {
	const { ref, width, height } = useElementSize<HTMLDivElement>();
	return (
		<section aria-labelledby="effects">
			<header className={styles.head}>
				<h2 id="effects">Effect of each shock</h2>
				<span>pts, in order, adds up exactly</span>
			</header>
			<div ref={ref} className={styles.waterfall}>
				{bars === null ? (
					<p className={styles.idle}>There is no ratio on the way: without a net outflow it is n/a.</p>
				) : width > 0 ? (
					<Waterfall bars={bars} limit={limit} width={width} height={height} />
				) : null}
			</div>
			{bars ? <EffectList bars={bars} /> : null}
		</section>
	);
}

function Waterfall({ bars, limit, width, height }: { bars: readonly EffectBar[]; limit: number | null; width: number; height: number }) {
	const { low, high } = effectSpan(bars, limit);
	const y = (percent: number): number => TOP + ((high - percent) / (high - low)) * (height - TOP - FOOT);
	const slot = width / bars.length;
	const bar = Math.min(BAR, slot * 0.7);
	const limitAt = limit !== null && limit > low && limit < high ? y(limit) : null;
	return (
		<svg width={width} height={height} aria-hidden="true">
			{limitAt === null ? null : (
				<>
					<path className={styles.limitLine} d={`M0 ${limitAt}H${width}`} />
					<text className={styles.limitText} x="2" y={limitAt - 4}>
						internal {limit} %
					</text>
				</>
			)}
			{bars.map(({ id, title, from, to, points }, index) => {
				const middle = slot * (index + 0.5);
				const [top, bottom] = [y(Math.max(from, to)), y(Math.min(from, to))];
				const mark = points === null || points === 0;
				const tone = points === null ? styles.markEnd : points < 0 ? styles.barDown : styles.barUp;
				return (
					<g key={id}>
						{index > 0 ? <path className={styles.connector} d={`M${middle - slot + bar / 2} ${y(from)}H${middle - bar / 2}`} /> : null}
						<rect
							className={mark ? (points === null ? styles.markEnd : styles.markZero) : tone}
							x={middle - bar / 2}
							y={mark ? top - 1 : top}
							width={bar}
							height={mark ? 1.5 : Math.max(1, bottom - top)}
						/>
						<text className={styles.barText} x={middle} y={top - 5}>
							{points === null ? to.toFixed(2) : `${points === 0 ? '±' : ''}${formatPoints(points)}`}
						</text>
						<text className={styles.barTitle} x={middle} y={height - 6}>
							{title}
						</text>
					</g>
				);
			})}
		</svg>
	);
}

/** The same as a list, for those who do not see the picture. */
function EffectList({ bars }: { bars: readonly EffectBar[] }) {
	return (
		<ul className="visually-hidden" aria-label="Effects">
			{bars.map(({ id, title, to, points }) => (
				<li key={id}>
					{title}: {points === null ? `${to.toFixed(2)} %` : `${formatPoints(points)} pts`}
				</li>
			))}
		</ul>
	);
}
