import type { RegimeRatio } from '@tideline/domain';
import { formatPercent } from '../../format/ratio.ts';
import { RULEBOOK_NAMES } from '../../format/vocabulary.ts';
import type { View } from '../../view/view-state.ts';
import styles from './regime-ratios.module.css';

/** The group under each rulebook that one of its entities uses, side by side; nothing where there is one. */
export function RegimeRatios({ regimes, view }: { regimes: readonly RegimeRatio[]; view: View }) {
	if (regimes.length === 0) return null;
	return (
		<dl className={styles.regimes} data-testid="regimes">
			{regimes.map(({ rulebook, lcr, bookedLcr }) => {
				const shown = view === 'booked' ? bookedLcr : lcr;
				return (
					<div key={rulebook}>
						<dt>{RULEBOOK_NAMES[rulebook]}</dt>
						<dd>
							{formatPercent(shown)} <small>{shown === null ? '' : '%'}</small>
						</dd>
					</div>
				);
			})}
		</dl>
	);
}
