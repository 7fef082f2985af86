import { type Position, QUANTITY_SCALE, splitPosition } from '@tideline/domain';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ASSET_CLASS_NAMES, levelWords } from '../../format/level.ts';
import { formatCount } from '../../format/number.ts';
import { Amount } from '../../ui/amount.tsx';
import { DrawerSection } from '../../ui/drawer.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './position-drawer.module.css';

/** What the position is, beside what it is worth: every line of the one leads to a line of the other. */
export function ClassificationSection({ position, action }: { position: Position; action: ReactNode }) {
	const { search } = useViewState();
	const { currency, givenBeyondHeld: beyond = 0 } = position;
	const split = splitPosition(position);
	const percent = Math.round(Number(position.haircut) * 1_000) / 10;
	const money = (minor: number) => <Amount minor={minor} currency={currency} scale="m" />;
	return (
		<DrawerSection title="Classification" unit={`${currency} m`} aside={action}>
			<dl className={styles.facts}>
				<dt>HQLA level</dt>
				<dd>
					<b>{levelWords(position.level, position.subclass)}</b>
				</dd>
				<dt>Market value</dt>
				<dd className={styles.figure}>{money(position.marketValue)}</dd>
				<dt>Eligible</dt>
				<dd>{position.eligible ? 'yes, tests passed' : 'no'}</dd>
				<dt>Haircut {percent} %</dt>
				<dd className={styles.figure}>{money(-split.haircut)}</dd>
				<dt>Asset class</dt>
				<dd>{ASSET_CLASS_NAMES[position.assetClass]}, as traded</dd>
				<dt>Encumbered</dt>
				<dd className={styles.figure}>{money(-split.encumbered)}</dd>
				{beyond > 0 ? (
					<>
						<dt>Given beyond held</dt>
						<dd
							className={styles.figure}
							title="Given as collateral or sold beyond what is held and received: neither stock nor flow of the LCR"
						>
							{formatCount(beyond / QUANTITY_SCALE)}
						</dd>
					</>
				) : null}
				<dt>Override</dt>
				<dd>
					{position.overrideId === null ? (
						'none'
					) : (
						<Link to={{ pathname: '/overrides', search: `${search || '?'}${search ? '&' : ''}override=${position.overrideId}` }}>
							in force
						</Link>
					)}
				</dd>
				<dt>Counted</dt>
				<dd className={styles.figure}>
					<b>{money(position.counted)}</b>
				</dd>
			</dl>
		</DrawerSection>
	);
}
