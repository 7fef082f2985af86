import type { LadderResponse } from '@tideline/api';
import { formatExact, formatMoney, inScale, type Scale } from '../../format/money.ts';
import { formatStock } from '../../format/number.ts';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import { ExplainedFigure } from '../../view/explained-figure.tsx';
import { type KeyFigure, keyFigures } from './key-figures.ts';
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

export interface KeyFiguresRowProps {
	ladder: LadderResponse | null;
	/** The ladder is of a part, of which Explain has the whole. */
	narrowed: boolean;
	scale: Scale;
}

/** The ladder in seven equal figures; their heads before it is read. */
export function KeyFiguresRow({ ladder, narrowed, scale }: KeyFiguresRowProps) {
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
							{figure ? <Value figure={figure} narrowed={narrowed} /> : <i className={styles.bar} />}
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

const EXPLAINED = { hqla: 'HQLA', net: 'the net cash outflows' } as const;

function Value({ figure: { value, explains }, narrowed }: { figure: KeyFigure; narrowed: boolean }) {
	if (explains === null) return value;
	return (
		<ExplainedFigure what={`${EXPLAINED[explains]}${narrowed ? ' as a whole' : ''}`} step={{ part: explains }}>
			{value}
		</ExplainedFigure>
	);
}
