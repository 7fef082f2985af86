import type { CurrencyRatio } from '@tideline/domain';
import { formatPercent } from '../format/ratio.ts';
import { isQuiet } from '../stream/pane-state.ts';
import { usePaneState } from '../stream/use-pane-state.ts';
import { useStream } from '../stream/use-stream.ts';
import { clsx } from '../ui/class-names.ts';
import { useViewState } from '../view/view-state.ts';
import styles from './currency-ratios.module.css';

/** The ratio of the current entity in each of its significant currencies, none of which helps another. */
export function CurrencyRatios() {
	const { entity, view } = useViewState();
	const stream = `lcr:${entity}` as const;
	const currencies = useStream(stream).rows.get(entity)?.currencies ?? [];
	const quiet = isQuiet(usePaneState(stream));
	return (
		<section
			className={styles.block}
			aria-label="LCR by significant currency"
			title="Currencies in which at least 5 % of the liabilities stand"
		>
			<strong className={styles.title}>By currency</strong>
			<span className={styles.unit}>LCR, %</span>
			{currencies.length === 0 ? (
				<span className={styles.none}>No liabilities yet</span>
			) : (
				<dl className={clsx(styles.currencies, quiet && styles.stale)}>
					{currencies.map((one) => (
						<div key={one.currency} title={shareWords(one)}>
							<dt>{one.currency}</dt>
							<dd>{formatPercent(view === 'booked' ? one.bookedLcr : one.lcr)}</dd>
						</div>
					))}
				</dl>
			)}
		</section>
	);
}

const shareWords = ({ currency, share }: CurrencyRatio): string => `${formatPercent(share)} % of the liabilities are in ${currency}`;
