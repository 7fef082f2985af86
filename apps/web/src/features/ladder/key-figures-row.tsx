import type { LadderResponse } from '@tideline/api';
import { formatExact, formatMoney, inScale, type Scale } from '../../format/money.ts';
import { formatStock } from '../../format/number.ts';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import { keyFigures } from './key-figures.ts';
import styles from './ladder-page.module.css';

const NAMES = [
	'Outflows, 30 days',
	'Inflows, 30 days',
	'Net, day 30',
	'Peak day',
	'Counterbalancing capacity',
	'Least capacity left',
	'Lasts',
];

/** Whole units of the scale: the decimals of millions say nothing about thirty days. */
export const ladderMoney = (minor: number, currency: string, scale: Scale): string =>
	scale === 'm' ? formatStock(inScale(minor, currency, scale), 0) : formatMoney(minor, currency, scale);

/** The ladder in seven equal figures; their heads before it is read. */
export function KeyFiguresRow({ ladder, scale }: { ladder: LadderResponse | null; scale: Scale }) {
	const figures = ladder && keyFigures(ladder, (minor) => ladderMoney(minor, ladder.currency, scale));
	return (
		<section className={styles.figures} aria-label="Key figures of the ladder">
			{NAMES.map((name, index) => {
				const figure = figures?.[index];
				return (
					<div key={name} className={styles.figure}>
						<span className={styles.figureName}>{figure?.name ?? name}</span>
						<b
							className={clsx(styles.figureValue, figure?.bad && styles.bad)}
							title={ladder && figure?.minor != null ? formatExact(figure.minor, ladder.currency) : undefined}
						>
							{figure?.bad ? <Shape name="warning" tone="error" /> : null}
							{figure ? figure.value : <i className={styles.bar} />}
							{figure?.unit ? <span className={styles.figureUnit}>{figure.unit}</span> : null}
						</b>
						<span className={styles.figureNote} title={figure && figure.note + figure.more}>
							{figure?.note ?? ''}
							<span className={styles.more}>{figure?.more ?? ''}</span>
						</span>
					</div>
				);
			})}
		</section>
	);
}
